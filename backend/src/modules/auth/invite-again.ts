import type { identity, Input, Result } from '#contract';
import { record } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { endLinks, type Link, sendLink } from './one-time-links.ts';
import { urlToShow } from './set-password-url.ts';

/**
 * Gives an invited person a new link; older ones end. Throws NOT_FOUND, or UNPROCESSABLE for who has a password: an admin
 * must not be able to take over an account that someone uses.
 */
export async function inviteAgain(
  context: RequestContext<Actor>,
  { params }: Input<typeof identity.inviteUser>,
): Promise<Result<typeof identity.inviteUser>> {
  const { id, expiresAt } = await runInScope(context, (scope) => invite(scope, params.id));
  const setPasswordUrl = urlToShow(context, id);
  return { expiresAt, ...(setPasswordUrl && { setPasswordUrl }) };
}

async function invite(scope: ActorScope, userId: string): Promise<Link> {
  const { tx, tenantId } = scope;
  // Locked, so that no password is set between the look and the link.
  await tx.$queryRaw`SELECT id FROM app_user WHERE tenant_id = ${tenantId}::uuid AND id = ${userId}::uuid FOR NO KEY UPDATE`;
  const user = await tx.user.findUnique({
    where: { tenantId_id: { tenantId, id: userId } },
    select: { fullName: true, status: true, passwordHash: true },
  });
  if (!user) throw notFound('User');
  if (user.passwordHash !== null) throw problem('UNPROCESSABLE', `${user.fullName} has a password already and can ask for a new one.`);
  if (user.status !== 'ACTIVE') throw problem('UNPROCESSABLE', `${user.fullName} is not active.`);
  await endLinks(scope, userId);
  const link = await sendLink(scope, { userId, purpose: 'INVITATION' });
  record(scope, { action: 'user.invite', resourceType: 'user', resourceId: userId, after: { linkId: link.id, expiresAt: link.expiresAt } });
  return link;
}
