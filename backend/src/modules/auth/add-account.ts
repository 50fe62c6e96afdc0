import { v7 as uuidv7 } from 'uuid';

import type { identity, Role } from '#contract';
import { announce, type Scope } from '#src/database/scope.ts';
import { violates } from '#src/database/sql-state.ts';
import { problem } from '#src/http/app-error.ts';
import { USER_SELECT, type UserRow } from '#src/modules/users/index.ts';

type NewAccount = { email: string; fullName: string; role: Role; status: identity.UserStatus; passwordHash: string | null };

/** Adds a person to the school. Throws EMAIL_TAKEN. */
export async function addAccount(scope: Scope, account: NewAccount): Promise<UserRow> {
  const { tx, tenantId, now } = scope;
  try {
    const user = await tx.user.create({
      data: { ...account, tenantId, id: uuidv7(), createdAt: now, updatedAt: now },
      select: USER_SELECT,
    });
    announce(scope, 'users');
    return user;
  } catch (error) {
    // Asked of the index, not of a query before: two who ask at once must not both be told yes.
    if (violates(error, 'app_user_tenant_id_email_key'))
      throw problem('EMAIL_TAKEN', 'Someone at this school uses that e-mail address already.');
    throw error;
  }
}
