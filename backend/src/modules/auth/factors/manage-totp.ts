import type { factors, Input, Result } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { assertRecentSignIn } from '#src/http/recent-sign-in.ts';
import { runInScope } from '#src/http/route.ts';
import { getSchool } from '#src/modules/tenants/index.ts';

import { acceptedSecrets } from '../derived-key.ts';
import { acceptTotp, boxOwner } from './accept-code.ts';
import { assertNotDemanded } from './remaining-factor.ts';
import { hashOfCode, newRecoveryCodes } from './recovery-codes.ts';
import { locked } from './secret-box.ts';
import { newTotpSecret, totpUri } from './totp.ts';

const ofActor = ({ tenantId, actor }: ActorScope) => ({ tenantId, userId: actor.userId });

/** Begins, or begins anew, to set up an authenticator app. Throws UNPROCESSABLE where one is set up already. */
export const beginTotp = (context: RequestContext<Actor>): Promise<Result<typeof factors.beginTotp>> =>
  runInScope(context, async (scope) => {
    assertRecentSignIn(scope);
    const { tx, tenantId, now, actor } = scope;
    const secret = newTotpSecret();
    const box = locked(secret, { secret: context.services.config.jwtSecret, owner: boxOwner(tenantId, actor.userId) });
    const begun = await tx.$executeRaw`
      INSERT INTO totp_factor AS f (tenant_id, user_id, secret, created_at) VALUES (${tenantId}::uuid, ${actor.userId}::uuid, ${box}, ${now})
      ON CONFLICT (tenant_id, user_id) DO UPDATE SET secret = ${box}, created_at = ${now}, last_step = 0 WHERE f.confirmed_at IS NULL`;
    if (begun === 0) throw problem('UNPROCESSABLE', 'You have an authenticator app already. Remove it first.');
    const { email } = await tx.user.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: actor.userId } },
      select: { email: true },
    });
    return { secret, uri: totpUri(secret, { issuer: (await getSchool(scope)).name, label: email }) };
  });

/** Confirms the authenticator app; from now on signing in asks for its codes. Answers recovery codes, which nobody can read again. */
export const confirmTotp = (
  context: RequestContext<Actor>,
  { body: { code } }: Input<typeof factors.confirmTotp>,
): Promise<Result<typeof factors.confirmTotp>> =>
  runInScope(context, async (scope) => {
    assertRecentSignIn(scope);
    const { tx, now } = scope;
    const { userId } = scope.actor;
    const begun = await tx.totpFactor.count({ where: { ...ofActor(scope), confirmedAt: null } });
    if (begun === 0) throw problem('SECOND_FACTOR_WRONG', 'There is no authenticator app to confirm. Begin anew.');
    const right = await acceptTotp(scope, { userId, code, secrets: acceptedSecrets(context.services.config) }, { confirmed: false });
    if (!right)
      throw problem('SECOND_FACTOR_WRONG', 'That code is not of this moment. Check the clock of your telephone, and try the next code.');
    await tx.totpFactor.updateMany({ where: ofActor(scope), data: { confirmedAt: now } });
    record(scope, { action: 'user.second_factor_add', resourceType: 'user', resourceId: userId, after: { kind: 'TOTP' } });
    announce(scope, 'users');
    return { recoveryCodes: await replaceRecoveryCodes(scope) };
  });

/** Removes one's own authenticator app. Throws UNPROCESSABLE where the school demands it. */
export async function removeTotp(scope: ActorScope): Promise<undefined> {
  assertRecentSignIn(scope);
  const { tx, actor } = scope;
  await assertNotDemanded(scope, { without: 'TOTP' });
  const removed = await tx.totpFactor.deleteMany({ where: { ...ofActor(scope), confirmedAt: { not: null } } });
  if (removed.count === 0) throw notFound('Authenticator app');
  await tx.recoveryCode.deleteMany({ where: ofActor(scope) });
  record(scope, { action: 'user.second_factor_remove', resourceType: 'user', resourceId: actor.userId, before: { kind: 'TOTP' } });
  announce(scope, 'users');
}

/** Makes new recovery codes. Throws UNPROCESSABLE where there is no authenticator app to recover from. */
export async function renewRecoveryCodes(scope: ActorScope): Promise<Result<typeof factors.renewRecoveryCodes>> {
  assertRecentSignIn(scope);
  const confirmed = await scope.tx.totpFactor.count({ where: { ...ofActor(scope), confirmedAt: { not: null } } });
  if (confirmed === 0) throw problem('UNPROCESSABLE', 'Recovery codes belong to an authenticator app. Set one up first.');
  record(scope, { action: 'user.recovery_codes', resourceType: 'user', resourceId: scope.actor.userId });
  return { recoveryCodes: await replaceRecoveryCodes(scope) };
}

async function replaceRecoveryCodes(scope: ActorScope): Promise<string[]> {
  const { tx } = scope;
  const owner = ofActor(scope);
  const codes = newRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: owner });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ ...owner, hash: hashOfCode(code, owner) })) });
  return codes;
}
