import type { identity } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { presentUser, USER_SELECT, type UserRow, userSnapshot } from './presenter.ts';

/** A person, locked until the commit. Throws NOT_FOUND, STALE_VERSION against `If-Match`, or UNPROCESSABLE for who was erased. */
export async function lockUser({ tx, tenantId, expectedVersion }: ActorScope, id: string): Promise<UserRow> {
  // Weaker than FOR UPDATE: rows that merely point at this person must not wait.
  await tx.$queryRaw`SELECT id FROM app_user WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const user = await tx.user.findUnique({ where: { tenantId_id: { tenantId, id } }, select: USER_SELECT });
  if (!user) throw notFound('User');
  assertVersion(expectedVersion, user.version);
  if (user.erasedAt) throw problem('UNPROCESSABLE', 'This person was erased and cannot be changed or brought back.');
  return user;
}

/**
 * Locks the school's active administrators, always by id and before any other person, so that two who demote one
 * another take turns. Throws LAST_ADMIN where none but this one is left.
 */
export async function assertOtherAdminRemains({ tx, tenantId }: ActorScope, id: string): Promise<void> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM app_user WHERE tenant_id = ${tenantId}::uuid AND role = 'ADMIN' AND status = 'ACTIVE'
    ORDER BY id FOR NO KEY UPDATE`;
  if (admins.length === 1 && admins[0]?.id === id) {
    throw problem('LAST_ADMIN', 'This is the school’s last active administrator. Make someone else an administrator first.');
  }
}

type Change = { actions: readonly string[]; data: Prisma.UserUncheckedUpdateInput };

/** Writes a change of a locked person with an audit row for each action, and gives the person as the caller sees them. */
export async function changeUser(scope: ActorScope, before: UserRow, { actions, data }: Change): Promise<identity.User> {
  const { tx, tenantId, now, actor } = scope;
  const after = await tx.user.update({
    where: { tenantId_id: { tenantId, id: before.id } },
    data: { ...data, version: { increment: 1 }, updatedAt: now },
    select: USER_SELECT,
  });
  for (const action of actions) {
    record(scope, { action, resourceType: 'user', resourceId: after.id, before: userSnapshot(before), after: userSnapshot(after) });
  }
  // The calendar shows names, and availability of active instructors only.
  announce(scope, 'users', 'calendar');
  return presentUser(after, actor);
}
