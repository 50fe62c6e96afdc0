import type { audit, Result } from '#contract';
import { chainHash, GENESIS_HASH } from '#src/database/audit-chain.ts';
import type { ActorScope } from '#src/http/context.ts';

import { AUDIT_SELECT, presentAuditEntry } from './presenter.ts';

const BATCH = 1_000;

/** Recomputes the school's chain from its first row and compares the tip with the head row; memory stays bounded. */
export async function verifyAuditLog({ tx, tenantId }: ActorScope): Promise<Result<typeof audit.verifyAuditLog>> {
  const head = await tx.auditHead.findUnique({ where: { tenantId }, select: { seq: true, hash: true } });
  const tip = { seq: 0, hash: GENESIS_HASH };
  let firstBrokenSeq: number | null = null;
  while (firstBrokenSeq === null) {
    const rows = await tx.auditLog.findMany({
      where: { tenantId, seq: { gt: tip.seq } },
      orderBy: { seq: 'asc' },
      take: BATCH,
      select: AUDIT_SELECT,
    });
    for (const row of rows.map(presentAuditEntry)) {
      const sound = row.seq === tip.seq + 1 && row.previousHash === tip.hash && row.hash === chainHash(row, tip.hash);
      if (!sound) {
        firstBrokenSeq = Math.min(row.seq, tip.seq + 1);
        break;
      }
      tip.seq = row.seq;
      tip.hash = row.hash;
    }
    if (rows.length < BATCH) break;
  }
  const headHash = head?.hash ?? GENESIS_HASH;
  // A tail that was cut off leaves a sound chain that ends before the head says.
  if (firstBrokenSeq === null && (tip.hash !== headHash || tip.seq !== Number(head?.seq ?? 0))) firstBrokenSeq = tip.seq + 1;
  return { valid: firstBrokenSeq === null, entries: tip.seq, headHash, firstBrokenSeq };
}
