import type { identity, Input } from '#contract';
import { record } from '#src/database/scope.ts';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { endSessions } from './end-sessions.ts';

/** Signs a person out on all their devices, for an admin who fears that one is in wrong hands. Throws NOT_FOUND. */
export async function endUserSessions(scope: ActorScope, { params: { id } }: Input<typeof identity.endUserSessions>): Promise<undefined> {
  const { tx, tenantId } = scope;
  const found = await tx.user.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { id: true } });
  if (!found) throw notFound('User');
  const ended = await endSessions(scope, { userId: id });
  if (ended === 0) return;
  const after = { ended, reason: 'Signed out by an administrator' };
  record(scope, { action: 'user.session_revoke', resourceType: 'user', resourceId: id, after });
}
