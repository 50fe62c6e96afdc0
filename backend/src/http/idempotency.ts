import { createHash } from 'node:crypto';

import { canonicalJson } from '#src/database/canonical-json.ts';
import type { Scope } from '#src/database/scope.ts';

import { type AppError, problem } from './app-error.ts';
import type { ActorScope } from './context.ts';

export type Answer = { status: number; body: unknown; replayed?: boolean };

/** A repeated request is known by school, person, route and key; `fingerprint` tells whether it is the same one. */
export type RequestKey = { route: string; key: string; fingerprint: string };

const KEY = /^[\x21-\x7E]{1,255}$/;

/** Reads the `Idempotency-Key` header of a request; undefined when it has none. */
export function requestKey(header: string | undefined, route: string, content: object): RequestKey | undefined {
  if (header === undefined) return undefined;
  if (!KEY.test(header)) throw problem('VALIDATION_FAILED', 'Idempotency-Key must be 1 to 255 visible ASCII characters.');
  const fingerprint = createHash('sha256').update(canonicalJson(content)).digest('base64url');
  return { route, key: header, fingerprint };
}

/** Gives the kept answer of a repeated request, else does the work and keeps its answer in the same transaction. */
export async function once(scope: ActorScope, request: RequestKey, work: () => Promise<Answer>): Promise<Answer> {
  await claim(scope, request);
  const kept = await findKept(scope, request);
  if (kept) return kept;
  const answer = await work();
  await keep(scope, request, answer);
  return answer;
}

/**
 * A refusal undid its transaction, claim and all; it is kept on its own, so that the repeated request hears the same.
 * Faults of ours (5xx) are not kept: the repeated request may succeed.
 */
export async function keepRefusal(
  scope: ActorScope,
  request: RequestKey,
  { refusal, body }: { refusal: AppError; body: object },
): Promise<void> {
  if (refusal.status >= 500 || refusal.code === 'IDEMPOTENCY_IN_PROGRESS' || refusal.code === 'IDEMPOTENCY_KEY_REUSED') return;
  await claim(scope, request);
  if (await findKept(scope, request)) return;
  await keep(scope, request, { status: refusal.status, body });
}

async function claim({ tx, tenantId, actor }: ActorScope, { route, key }: RequestKey): Promise<void> {
  const name = `${tenantId}:${actor.userId}:${route}:${key}`;
  const [row] = await tx.$queryRaw<{ claimed: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS claimed`;
  if (!row?.claimed) throw problem('IDEMPOTENCY_IN_PROGRESS');
}

const rowKey = ({ tenantId, actor }: ActorScope, { route, key }: RequestKey) => ({ tenantId, userId: actor.userId, route, key });

async function findKept(scope: ActorScope, request: RequestKey): Promise<Answer | undefined> {
  const kept = await scope.tx.idempotencyKey.findUnique({
    where: { tenantId_userId_route_key: rowKey(scope, request) },
    select: { fingerprint: true, status: true, answer: true },
  });
  if (!kept) return undefined;
  if (kept.fingerprint !== request.fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
  return { status: kept.status, body: kept.answer, replayed: true };
}

async function keep(scope: ActorScope, request: RequestKey, { status, body }: Answer): Promise<void> {
  await scope.tx.idempotencyKey.create({
    data: { ...rowKey(scope, request), fingerprint: request.fingerprint, status, answer: body as object, createdAt: scope.now },
    select: { key: true },
  });
}

const KEPT_FOR_MS = 24 * 3_600_000;

/** Forgets the answers of a school that are older than a day. */
export async function forgetOldAnswers({ tx, tenantId, now }: Scope): Promise<void> {
  await tx.idempotencyKey.deleteMany({ where: { tenantId, createdAt: { lt: new Date(now.getTime() - KEPT_FOR_MS) } } });
}
