import type { audit, Result } from '#contract';
import { GENESIS_HASH } from '#src/database/chain-hash.ts';
import type { ActorScope } from '#src/http/context.ts';

import { type ChainWalk, walkChain } from './chain-walk.ts';
import { readInOrder } from './read-in-order.ts';

/** Recomputes the school's chain from its first row and compares its tip with the head row; memory stays bounded. */
export async function verifyAuditLog(scope: ActorScope): Promise<Result<typeof audit.verifyAuditLog>> {
  const walk = walkChain();
  let broken: number | null;
  let head: { seq: number; hash: string };
  let reached: number;
  // The head is read after the rows, so rows beyond it belong to nobody; rows that joined meanwhile are walked too.
  do {
    reached = walk.tip.seq;
    broken = await walkOn(scope, walk);
    head = await readHead(scope);
  } while (broken === null && walk.tip.seq < head.seq && walk.tip.seq > reached);
  const { seq, hash } = walk.tip;
  // A tail that was cut off leaves a sound chain that ends before the head says.
  if (broken === null && (seq !== head.seq || hash !== head.hash)) broken = Math.min(seq, head.seq) + 1;
  return { valid: broken === null, entries: seq, headHash: head.hash, firstBrokenSeq: broken };
}

async function walkOn({ tx, tenantId }: ActorScope, walk: ChainWalk): Promise<number | null> {
  for await (const rows of readInOrder({ tenantId, after: walk.tip.seq }, (work) => work(tx))) {
    for (const row of rows) {
      const broken = walk.step(row);
      if (broken !== null) return broken;
    }
  }
  return null;
}

async function readHead({ tx, tenantId }: ActorScope) {
  const head = await tx.auditHead.findUnique({ where: { tenantId }, select: { seq: true, hash: true } });
  return { seq: Number(head?.seq ?? 0), hash: head?.hash ?? GENESIS_HASH };
}
