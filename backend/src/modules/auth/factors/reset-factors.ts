import type { identity, Input } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { assertRecentSignIn } from '#src/http/recent-sign-in.ts';
import { endSessions } from '#src/modules/users/index.ts';

/**
 * Removes the second factors of a person who lost them, and ends their sessions; with their password they set up new
 * ones. Throws NOT_FOUND, or UNPROCESSABLE for oneself: whoever can do without help must not need it.
 */
export async function resetFactors(scope: ActorScope, { params: { id } }: Input<typeof identity.resetSecondFactors>): Promise<undefined> {
  assertRecentSignIn(scope);
  const { tx, tenantId, actor } = scope;
  if (id === actor.userId) throw problem('UNPROCESSABLE', 'Remove your own second factors on your profile.');
  const user = await tx.user.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { fullName: true } });
  if (!user) throw notFound('User');
  const theirs = { tenantId, userId: id };
  const totp = await tx.totpFactor.deleteMany({ where: theirs });
  await tx.recoveryCode.deleteMany({ where: theirs });
  const passkeys = await tx.passkey.deleteMany({ where: theirs });
  if (totp.count + passkeys.count === 0) throw problem('UNPROCESSABLE', `${user.fullName} has no second factor.`);
  await endSessions(scope, { userId: id });
  const before = { totp: totp.count > 0, passkeys: passkeys.count };
  record(scope, { action: 'user.second_factor_reset', resourceType: 'user', resourceId: id, before });
  announce(scope, 'users');
}
