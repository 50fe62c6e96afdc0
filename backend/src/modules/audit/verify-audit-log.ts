import type { audit, Result } from '#contract';
import { GENESIS_HASH } from '#src/database/chain-hash.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { type ChainWalk, walkChain } from './chain-walk.ts';
import { readInOrder } from './read-in-order.ts';

/**
 * Recomputes the school's chain from its first row and compares its tip with the head row. Memory stays bounded, and each
 * batch has a transaction of its own, so that a long chain keeps none open.
 */
export async function verifyAuditLog(context: RequestContext<Actor>): Promise<Result<typeof audit.verifyAuditLog>> {
  const walk = walkChain();
  let broken: number | null;
  let head: { seq: number; hash: string };
  let reached: number;
  // The head is read after the rows, so rows beyond it belong to nobody; rows that joined meanwhile are walked too.
  do {
    reached = walk.tip.seq;
    broken = await walkOn(context, walk);
    head = await readHead(context);
  } while (broken === null && walk.tip.seq < head.seq && walk.tip.seq > reached);
  const { seq, hash } = walk.tip;
  // A tail that was cut off leaves a sound chain that ends before the head says.
  if (broken === null && (seq !== head.seq || hash !== head.hash)) broken = Math.min(seq, head.seq) + 1;
  broken ??= walk.stripped()?.seq ?? null;
  return { valid: broken === null, entries: seq, headHash: head.hash, firstBrokenSeq: broken };
}

async function walkOn(context: RequestContext<Actor>, walk: ChainWalk): Promise<number | null> {
  const here = { tenantId: context.actor.tenantId, after: walk.tip.seq };
  for await (const rows of readInOrder(here, (work) => runInScope(context, ({ tx }) => work(tx)))) {
    for (const { chained, openings } of rows) {
      const broken = walk.step(chained, openings);
      if (broken !== null) return broken;
    }
  }
  return null;
}

async function readHead(context: RequestContext<Actor>) {
  const head = await runInScope(context, ({ tx, tenantId }) =>
    tx.auditHead.findUnique({ where: { tenantId }, select: { seq: true, hash: true } }),
  );
  return { seq: Number(head?.seq ?? 0), hash: head?.hash ?? GENESIS_HASH };
}
