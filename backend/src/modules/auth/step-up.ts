import type { factors, Input } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import { USER_SELECT, type UserRow } from '#src/modules/users/index.ts';

import { acceptedSecrets } from './derived-key.ts';
import { checkPasskey } from './factors/check-passkey.ts';
import { missingFactor } from './factors/missing-factor.ts';
import { relyingParty } from './factors/relying-party.ts';
import { verifyPassword } from './passwords.ts';
import { blockedUntil, countFailure, forgetFailures } from './sign-in-failures.ts';
import { type Refusal, toProblem } from './sign-in-refusal.ts';

type Body = Input<typeof factors.stepUp>['body'];

/** Proves again who the actor is, so that their sign-in is recent. Throws what a sign-in would. */
export async function stepUp(context: RequestContext<Actor>, { body }: { body: Body }): Promise<undefined> {
  const refusal = 'password' in body ? await byPassword(context, body) : await byPasskey(context, body);
  if (refusal) throw toProblem(refusal, context.now);
}

const WRONG: Refusal = { code: 'INVALID_CREDENTIALS', detail: 'The password is wrong.' };
const NOT_YOURS: Refusal = { code: 'INVALID_CREDENTIALS', detail: 'That passkey is not yours.' };

const byPasskey = (context: RequestContext<Actor>, assertion: factors.Assertion): Promise<Refusal | undefined> => {
  const party = relyingParty(context);
  return runInScope(context, async (scope) => {
    const proof = await checkPasskey(scope, assertion, party);
    if (proof?.user.id !== scope.actor.userId) return NOT_YOURS;
    await renew(scope, 'PASSKEY');
    return undefined;
  });
};

type Password = { password: string; code?: string | undefined };

async function byPassword(context: RequestContext<Actor>, { password, code }: Password): Promise<Refusal | undefined> {
  const { user, passwordHash, until } = await runInScope(context, lookUp);
  if (until) return { code: 'RATE_LIMITED', until };
  const right = await verifyPassword(password, passwordHash);
  return runInScope(context, async (scope) => {
    const missing = right ? await missingFactor(scope, { user, code, secrets: acceptedSecrets(context.services.config) }) : WRONG;
    if (missing) return refuse(scope, user, missing);
    await forgetFailures(scope, user.email);
    await renew(scope, code === undefined ? 'PASSWORD' : 'PASSWORD_AND_CODE');
    return undefined;
  });
}

async function lookUp(scope: ActorScope) {
  const { tx, tenantId, actor } = scope;
  const select = { ...USER_SELECT, passwordHash: true } as const;
  const account = await tx.user.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: actor.userId } }, select });
  const { passwordHash, ...user } = account;
  return { user, passwordHash, until: await blockedUntil(scope, { email: user.email, what: 'PASSWORD' }) };
}

async function refuse(scope: ActorScope, user: UserRow, refusal: Refusal): Promise<Refusal> {
  const what = { INVALID_CREDENTIALS: 'PASSWORD', SECOND_FACTOR_WRONG: 'CODE' } as const;
  const guessed = refusal.code === 'INVALID_CREDENTIALS' || refusal.code === 'SECOND_FACTOR_WRONG' ? what[refusal.code] : undefined;
  if (!guessed) return refusal;
  const { failures } = await countFailure(scope, { email: user.email, what: guessed });
  const after = { code: refusal.code, failures, sessionId: scope.actor.sessionId };
  record(scope, { action: 'user.step_up_failed', resourceType: 'user', resourceId: user.id, after });
  return refusal;
}

async function renew(scope: ActorScope, by: string): Promise<void> {
  const { tx, tenantId, now, actor } = scope;
  const { userId, sessionId } = actor;
  await tx.session.updateMany({ where: { tenantId, id: sessionId, revokedAt: null }, data: { authenticatedAt: now } });
  record(scope, { action: 'user.step_up', resourceType: 'user', resourceId: userId, after: { sessionId, by } });
  announce(scope, 'users');
}
