import type { identity, Input, Result } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { assertRecentSignIn } from '#src/http/recent-sign-in.ts';
import { runInScope } from '#src/http/route.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { presentUser, type UserRow, userSnapshot } from '#src/modules/users/index.ts';

import { addAccount } from './add-account.ts';
import { hashNewPassword } from './new-password.ts';
import { type Link, sendLink } from './one-time-links.ts';
import { urlToShow } from './set-password-url.ts';

type Body = Input<typeof identity.createUser>['body'];
type Account = Omit<Body, 'password'> & { passwordHash: string | null };

/** Makes an account that may sign in at once, or as soon as its owner has set a password by a one-time link. Throws EMAIL_TAKEN. */
export async function createAccount(context: RequestContext<Actor>, { body }: { body: Body }): Promise<Result<typeof identity.createUser>> {
  if (body.role === 'ADMIN') assertRecentSignIn(context);
  const { password, ...person } = body;
  const passwordHash = password === undefined ? null : await hashFor(context, { ...person, password });
  const { user, link } = await runInScope(context, (scope) => create(scope, { ...person, passwordHash }));
  const setPasswordUrl = link && urlToShow(context, link.id);
  return { ...presentUser(user, context.actor), ...(setPasswordUrl && { setPasswordUrl }) };
}

async function hashFor(context: RequestContext<Actor>, person: { email: string; fullName: string; password: string }): Promise<string> {
  const { name: schoolName } = await runInScope(context, getSchool);
  return hashNewPassword({ field: 'password', ...person, schoolName });
}

async function create(scope: ActorScope, account: Account): Promise<{ user: UserRow; link: Link | undefined }> {
  const user = await addAccount(scope, { ...account, status: 'ACTIVE' });
  record(scope, { action: 'user.create', resourceType: 'user', resourceId: user.id, after: userSnapshot(user) });
  // A new instructor is someone to plan with.
  announce(scope, 'calendar');
  const link = account.passwordHash === null ? await sendLink(scope, { userId: user.id, purpose: 'INVITATION' }) : undefined;
  return { user, link };
}
