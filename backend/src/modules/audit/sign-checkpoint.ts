import type { Scope } from '#src/database/scope.ts';
import type { SigningKey } from '#src/platform/signing-key.ts';

import { type Checkpoint, signed } from './checkpoint.ts';

/**
 * Signs what the school's chain is, once a day (UTC): of several replicas one does, by the table's primary key. Gives the
 * checkpoint; undefined where today has one, or nothing was recorded yet.
 */
export async function signCheckpoint({ tx, tenantId, now }: Scope, key: SigningKey): Promise<Checkpoint | undefined> {
  const day = new Date(now.toISOString().slice(0, 10));
  const todays = await tx.auditCheckpoint.findUnique({ where: { tenantId_day: { tenantId, day } }, select: { seq: true } });
  const head = await tx.auditHead.findUnique({ where: { tenantId }, select: { seq: true, hash: true } });
  if (todays || !head) return undefined;
  const seq = Number(head.seq);
  const checkpoint = signed({ kind: 'checkpoint', tenantId, seq, hash: head.hash, entries: seq, signedAt: now }, key);
  const { kind: _kind, ...row } = checkpoint;
  const { count } = await tx.auditCheckpoint.createMany({ data: [{ ...row, day }], skipDuplicates: true });
  return count === 1 ? checkpoint : undefined;
}
