import type { identity, Input } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { assertRecentSignIn } from '#src/http/recent-sign-in.ts';

import { assertOtherAdminRemains, changeUser, lockUser } from './change-user.ts';
import { presentUser } from './presenter.ts';

/** Changes a person's name or role. Throws LAST_ADMIN where it would take the school its last administrator, and STEP_UP_REQUIRED where the role changes. */
export async function updateUser(scope: ActorScope, { params, body }: Input<typeof identity.updateUser>): Promise<identity.User> {
  if (body.role !== undefined && body.role !== 'ADMIN') await assertOtherAdminRemains(scope, params.id);
  const user = await lockUser(scope, params.id);
  const { fullName = user.fullName, role = user.role } = body;
  if (role !== user.role) assertRecentSignIn(scope);
  const actions = [...(role === user.role ? [] : ['user.role_change']), ...(fullName === user.fullName ? [] : ['user.update'])];
  if (actions.length === 0) return presentUser(user, scope.actor);
  return changeUser(scope, user, { actions, data: { fullName, role } });
}

/** Changes one's own name. */
export async function updateMe(scope: ActorScope, { body }: Input<typeof identity.updateMe>): Promise<identity.User> {
  const user = await lockUser(scope, scope.actor.userId);
  if (body.fullName === user.fullName) return presentUser(user, scope.actor);
  return changeUser(scope, user, { actions: ['user.update'], data: { fullName: body.fullName } });
}
