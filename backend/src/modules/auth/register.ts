import { v7 as uuidv7 } from 'uuid';

import type { identity, Input } from '#contract';
import { announce, record, type Scope } from '#src/database/scope.ts';
import { violates } from '#src/database/sql-state.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import { type RequestContext, scopeSetup } from '#src/http/context.ts';
import { findSchool } from '#src/modules/tenants/index.ts';
import { presentUser, USER_SELECT, type UserRow, userSnapshot } from '#src/modules/users/index.ts';

import { hashNewPassword } from './new-password.ts';

type NewStudent = { email: string; fullName: string; passwordHash: string };

/** Registers a student, who waits for approval. Throws NOT_FOUND for an unknown school and EMAIL_TAKEN. */
export async function register(context: RequestContext, { body }: Input<typeof identity.register>): Promise<identity.User> {
  const { tenantId, email, fullName, password } = body;
  const school = await findSchool(context.services.database, tenantId);
  if (!school) throw notFound('School');
  const passwordHash = await hashNewPassword({ field: 'password', password, email, fullName, schoolName: school.name });
  try {
    const user = await context.services.inScope(scopeSetup(context, tenantId, null), (scope) =>
      enrol(scope, { email, fullName, passwordHash }),
    );
    return presentUser(user, null);
  } catch (error) {
    // Asked of the index, not of a query before: two who register at once must not both be told yes.
    if (violates(error, 'app_user_tenant_id_email_key'))
      throw problem('EMAIL_TAKEN', 'Someone at this school uses that e-mail address already.');
    throw error;
  }
}

async function enrol(scope: Scope, student: NewStudent): Promise<UserRow> {
  const { tx, tenantId, now } = scope;
  const user = await tx.user.create({
    data: { ...student, tenantId, id: uuidv7(), role: 'STUDENT', status: 'PENDING', createdAt: now, updatedAt: now },
    select: USER_SELECT,
  });
  record(scope, {
    action: 'user.register',
    resourceType: 'user',
    resourceId: user.id,
    after: userSnapshot(user),
    actor: { userId: user.id, name: user.fullName },
  });
  announce(scope, 'users');
  return user;
}
