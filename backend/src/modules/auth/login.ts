import type { ErrorCode, identity, Input } from '#contract';
import { record, type Scope } from '#src/database/scope.ts';
import { problem } from '#src/http/app-error.ts';
import { type RequestContext, scopeSetup } from '#src/http/context.ts';
import { findSchool, type SchoolRow } from '#src/modules/tenants/index.ts';
import { USER_SELECT, type UserRow } from '#src/modules/users/index.ts';

import { NOT_SIGNED_IN } from './not-signed-in.ts';
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts';
import { handOver, type OpenSession, startSession } from './sessions.ts';

type Account = UserRow & { passwordHash: string | null };

/**
 * Signs a person in. Throws the same INVALID_CREDENTIALS, after the same time, whether the school, the e-mail or the
 * password is wrong; that an account waits or is suspended is told only to who knows its password.
 */
export async function login(context: RequestContext, { body }: Input<typeof identity.login>): Promise<identity.SignedIn> {
  const { database, inScope } = context.services;
  const { tenantId, email, password } = body;
  const school = await findSchool(database, tenantId);
  // An unknown school gets its scope too: it shows no rows, and takes as long.
  const account = await inScope(scopeSetup(context, tenantId, null), (scope) => findAccount(scope, email));
  const right = await verifyPassword(password, account?.passwordHash);
  if (!school) throw problem('INVALID_CREDENTIALS');
  const refusal = refusalOf(account, right);
  if (account && !refusal) {
    const opened = await openSession(context, { school, account, password });
    if (opened) return handOver(context, opened);
  }
  const code = refusal ?? 'INVALID_CREDENTIALS';
  await inScope(scopeSetup(context, tenantId, null), async (scope) => recordFailure(scope, { code, email, account }));
  throw problem(code);
}

async function findAccount({ tx, tenantId }: Scope, email: string): Promise<Account | null> {
  return tx.user.findUnique({ where: { tenantId_email: { tenantId, email } }, select: { ...USER_SELECT, passwordHash: true } });
}

function refusalOf(account: Account | null, right: boolean): ErrorCode | undefined {
  if (!account || !right) return 'INVALID_CREDENTIALS';
  if (account.status === 'PENDING') return 'ACCOUNT_PENDING';
  return account.status === 'SUSPENDED' ? 'ACCOUNT_SUSPENDED' : undefined;
}

type SignIn = { school: SchoolRow; account: Account; password: string };

/** Opens the session; undefined where the account was suspended or its password changed while the hash was checked. */
async function openSession(context: RequestContext, { school, account, password }: SignIn): Promise<OpenSession | undefined> {
  const { passwordHash, ...user } = account;
  const renewed = passwordHash && isOutdated(passwordHash) ? await hashPassword(password) : undefined;
  return context.services.inScope(scopeSetup(context, user.tenantId, null), async (scope) => {
    const { tx, tenantId } = scope;
    const unchanged = await tx.$queryRaw<unknown[]>`
      SELECT id FROM app_user
      WHERE tenant_id = ${tenantId}::uuid AND id = ${user.id}::uuid AND status = 'ACTIVE' AND password_hash = ${passwordHash}
      FOR NO KEY UPDATE`;
    if (unchanged.length === 0) return undefined;
    if (renewed)
      await tx.user.update({ where: { tenantId_id: { tenantId, id: user.id } }, data: { passwordHash: renewed }, select: { id: true } });
    const session = await startSession(scope, user.id, context.userAgent);
    record(scope, {
      action: 'user.login',
      resourceType: 'user',
      resourceId: user.id,
      after: { sessionId: session.id },
      actor: { userId: user.id, name: user.fullName },
    });
    return { user, school, session };
  });
}

/** Who tried is not known, so no person is named as the actor. */
function recordFailure(scope: Scope, { code, email, account }: { code: ErrorCode; email: string; account: Account | null }): void {
  record(scope, {
    action: 'user.login_failed',
    resourceType: 'user',
    resourceId: account?.id ?? null,
    after: { email, code },
    actor: NOT_SIGNED_IN,
  });
}
