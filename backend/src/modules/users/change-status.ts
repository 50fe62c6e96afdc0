import type { identity, Input } from '#contract';
import { problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { enqueue } from '#src/modules/notifications/index.ts';

import { assertOtherAdminRemains, changeUser, lockUser } from './change-user.ts';
import { endSessions } from './end-sessions.ts';
import { mayTransition, type StatusAction, TRANSITIONS } from './user-status.ts';

/** Lets a registered person in and tells them so. */
export async function approveUser(scope: ActorScope, { params }: Input<typeof identity.approveUser>): Promise<identity.User> {
  const user = await changeStatus(scope, params.id, 'approve');
  await enqueue(scope, { topic: 'user.approved', recipientIds: [user.id], payload: { userId: user.id, fullName: user.fullName } });
  return user;
}

/** Shuts a person out; their sessions end with the same commit. */
export async function suspendUser(scope: ActorScope, { params }: Input<typeof identity.suspendUser>): Promise<identity.User> {
  await assertOtherAdminRemains(scope, params.id);
  const user = await changeStatus(scope, params.id, 'suspend');
  await endSessions(scope, { userId: user.id });
  return user;
}

/** Lets a suspended person in again; they have to sign in anew. */
export const reactivateUser = (scope: ActorScope, { params }: Input<typeof identity.reactivateUser>): Promise<identity.User> =>
  changeStatus(scope, params.id, 'reactivate');

async function changeStatus(scope: ActorScope, id: string, action: StatusAction): Promise<identity.User> {
  const user = await lockUser(scope, id);
  const { to } = TRANSITIONS[action];
  if (!mayTransition(action, user.status)) {
    const detail = `A person who is ${user.status.toLowerCase()} cannot become ${to.toLowerCase()} this way.`;
    throw problem('INVALID_TRANSITION', detail, { from: user.status, to });
  }
  return changeUser(scope, user, { actions: [`user.${action}`], data: { status: to } });
}
