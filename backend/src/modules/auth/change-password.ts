import type { identity, Input } from '#contract';
import { record } from '#src/database/scope.ts';
import { invalidField, problem } from '#src/http/app-error.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { endSessions } from '#src/modules/users/index.ts';

import { hashNewPassword } from './new-password.ts';
import { endLinks } from './one-time-links.ts';
import { verifyPassword } from './passwords.ts';

type Body = Input<typeof identity.changePassword>['body'];

const wrongPassword = () => problem('INVALID_CREDENTIALS', 'The current password is wrong.');

/** Changes one's own password and ends one's other sessions and one-time links. Throws INVALID_CREDENTIALS where the current one is wrong. */
export async function changePassword(context: RequestContext<Actor>, { body }: { body: Body }): Promise<undefined> {
  const { currentPassword, newPassword } = body;
  const { oldHash, ...person } = await readAccount(context);
  if (!(await verifyPassword(currentPassword, oldHash))) throw wrongPassword();
  if (newPassword === currentPassword) throw invalidField('newPassword', 'That is the password you have');
  const passwordHash = await hashNewPassword({ field: 'newPassword', password: newPassword, ...person });
  await runInScope(context, async (scope) => {
    const { tx, tenantId, now, actor } = scope;
    // By the old hash: of two changes at once only one is right about the current password.
    const changed = await tx.user.updateMany({
      where: { tenantId, id: actor.userId, passwordHash: oldHash },
      data: { passwordHash, updatedAt: now },
    });
    if (changed.count === 0) throw wrongPassword();
    await endLinks(scope, actor.userId);
    await endSessions(scope, { userId: actor.userId, except: actor.sessionId });
    record(scope, { action: 'user.password_change', resourceType: 'user', resourceId: actor.userId });
  });
}

const readAccount = (context: RequestContext<Actor>) =>
  runInScope(context, async (scope) => {
    const { tx, tenantId, actor } = scope;
    const account = await tx.user.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: actor.userId } },
      select: { email: true, fullName: true, passwordHash: true },
    });
    const { passwordHash: oldHash, ...person } = account;
    return { ...person, oldHash, schoolName: (await getSchool(scope)).name };
  });
