import type { audit, Result } from '#contract';
import { GENESIS_HASH } from '#src/database/chain-hash.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import { keyIdOf, readSigningKey } from '#src/platform/signing-key.ts';

import { type ChainWalk, walkChain } from './chain-walk.ts';
import { type Checkpoint, compare, isIntact } from './checkpoint.ts';
import { readCheckpoints } from './read-checkpoints.ts';
import { readInOrder } from './read-in-order.ts';

/** Checkpoints whose signature is right wait for their row, and only they may accuse one. */
type Walk = { chain: ChainWalk; waiting: Checkpoint[]; confirmed: Set<Checkpoint> };

/**
 * Recomputes the school's chain from its first row, and compares it with its signed checkpoints and its tip with the head
 * row. Memory stays bounded, and each batch has a transaction of its own, so that a long chain keeps none open.
 */
export async function verifyAuditLog(context: RequestContext<Actor>): Promise<Result<typeof audit.verifyAuditLog>> {
  const checkpoints = await runInScope(context, ({ tx, tenantId }) => readCheckpoints(tx, tenantId));
  const intact = checkpoints.filter(isIntact);
  const walk: Walk = { chain: walkChain(), waiting: [...intact], confirmed: new Set() };
  const { chain } = walk;
  let broken: number | null;
  let head: Head;
  let reached: number;
  // The head is read after the rows, so rows beyond it belong to nobody; rows that joined meanwhile are walked too.
  do {
    reached = chain.tip.seq;
    broken = await walkOn(context, walk);
    head = await readHead(context);
  } while (broken === null && chain.tip.seq < head.seq && chain.tip.seq > reached);
  broken ??= brokenTail(walk, head);
  return {
    valid: broken === null && intact.length === checkpoints.length,
    ...{ entries: chain.tip.seq, headHash: head.hash, firstBrokenSeq: broken },
    checkpoint: judge(checkpoints, walk, trustedKeys(context)),
  };
}

async function walkOn(context: RequestContext<Actor>, walk: Walk): Promise<number | null> {
  const here = { tenantId: context.actor.tenantId, after: walk.chain.tip.seq };
  for await (const rows of readInOrder(here, (work) => runInScope(context, ({ tx }) => work(tx)))) {
    for (const { chained, openings } of rows) {
      const broken = walk.chain.step(chained, openings) ?? contradicted(walk);
      if (broken !== null) return broken;
    }
  }
  return null;
}

/** The number of the row just walked where it is not the one that was signed; else its checkpoints are confirmed. */
function contradicted({ chain: { tip }, waiting, confirmed }: Walk): number | null {
  for (let [next] = waiting; next && next.seq <= tip.seq; [next] = waiting) {
    if (compare(next, tip) !== 'fits') return tip.seq;
    confirmed.add(next);
    waiting.shift();
  }
  return null;
}

/** A tail that was cut off leaves a sound chain that ends before the head, or before what was signed. */
function brokenTail({ chain, waiting }: Walk, head: Head): number | null {
  const { seq, hash } = chain.tip;
  if (seq !== head.seq || hash !== head.hash) return Math.min(seq, head.seq) + 1;
  if (waiting.length > 0) return seq + 1;
  return chain.stripped()?.seq ?? null;
}

type Head = { seq: number; hash: string };

async function readHead(context: RequestContext<Actor>): Promise<Head> {
  const head = await runInScope(context, ({ tx, tenantId }) =>
    tx.auditHead.findUnique({ where: { tenantId }, select: { seq: true, hash: true } }),
  );
  return { seq: Number(head?.seq ?? 0), hash: head?.hash ?? GENESIS_HASH };
}

function trustedKeys({ services: { config } }: RequestContext): ReadonlySet<string> {
  const { keyId } = readSigningKey(config.auditSigningKey);
  return new Set([keyId, ...config.auditOldPublicKeys.map(keyIdOf)]);
}

/** The newest checkpoint, or the first that does not hold. */
function judge(
  checkpoints: readonly Checkpoint[],
  { confirmed }: Walk,
  trusted: ReadonlySet<string>,
): Result<typeof audit.verifyAuditLog>['checkpoint'] {
  const holds = (checkpoint: Checkpoint) => confirmed.has(checkpoint) && trusted.has(checkpoint.keyId);
  const told = checkpoints.find((checkpoint) => !holds(checkpoint)) ?? checkpoints.at(-1);
  if (!told) return null;
  const { seq, signedAt, keyId } = told;
  return { seq, signedAt, keyId, valid: holds(told) };
}
