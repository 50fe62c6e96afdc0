import type { Transaction } from '#src/database/scope.ts';

import type { Checkpoint } from './checkpoint.ts';

/** A school's daily checkpoints, in the order of the rows they speak of. One a day: a decade of them is a small list. */
export async function readCheckpoints(tx: Transaction, tenantId: string): Promise<Checkpoint[]> {
  const rows = await tx.auditCheckpoint.findMany({
    where: { tenantId },
    orderBy: [{ seq: 'asc' }, { day: 'asc' }],
    select: { tenantId: true, seq: true, hash: true, entries: true, signedAt: true, keyId: true, publicKey: true, signature: true },
  });
  return rows.map((row) => ({ ...row, kind: 'checkpoint' as const, seq: Number(row.seq), entries: Number(row.entries) }));
}
