import type { identity, Input } from '#contract';
import { record, type Scope } from '#src/database/scope.ts';
import { notFound } from '#src/http/app-error.ts';
import { type RequestContext, scopeSetup } from '#src/http/context.ts';
import { findSchool } from '#src/modules/tenants/index.ts';
import { presentUser, type UserRow, userSnapshot } from '#src/modules/users/index.ts';

import { addAccount } from './add-account.ts';
import { hashNewPassword } from './new-password.ts';

type NewStudent = { email: string; fullName: string; passwordHash: string };

/** Registers a student, who waits for approval. Throws NOT_FOUND for an unknown school and EMAIL_TAKEN. */
export async function register(context: RequestContext, { body }: Input<typeof identity.register>): Promise<identity.User> {
  const { tenantId, email, fullName, password } = body;
  const school = await findSchool(context.services.database, tenantId);
  if (!school) throw notFound('School');
  const passwordHash = await hashNewPassword({ field: 'password', password, email, fullName, schoolName: school.name });
  const setup = scopeSetup(context, tenantId, null);
  return presentUser(await context.services.inScope(setup, (scope) => enrol(scope, { email, fullName, passwordHash })), null);
}

async function enrol(scope: Scope, student: NewStudent): Promise<UserRow> {
  const user = await addAccount(scope, { ...student, role: 'STUDENT', status: 'PENDING' });
  record(scope, {
    action: 'user.register',
    resourceType: 'user',
    resourceId: user.id,
    after: userSnapshot(user),
    actor: { userId: user.id, name: user.fullName },
  });
  return user;
}
