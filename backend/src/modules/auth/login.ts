import type { ErrorCode, identity, Input } from '#contract';
import { record, type Scope } from '#src/database/scope.ts';
import { type RequestContext, scopeSetup } from '#src/http/context.ts';
import { findSchool, type SchoolRow } from '#src/modules/tenants/index.ts';
import { USER_SELECT, type UserRow } from '#src/modules/users/index.ts';

import { acceptedSecrets } from './derived-key.ts';
import { lacksSecondFactor } from './factors/demanded-factor.ts';
import { missingFactor } from './factors/missing-factor.ts';
import { NOT_SIGNED_IN } from './not-signed-in.ts';
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts';
import { type Refusal, toProblem } from './sign-in-refusal.ts';
import { handOver, type OpenSession, startSession } from './sessions.ts';
import { blockedUntil, countFailure, forgetFailures, type Guess } from './sign-in-failures.ts';

type Account = UserRow & { passwordHash: string | null };

/**
 * Signs a person in. Throws the same INVALID_CREDENTIALS, after the same time, whether the school, the e-mail or the
 * password is wrong; that an account waits or is suspended is told only to who knows its password. Throws RATE_LIMITED
 * after too many wrong passwords for one address from one network, whether or not there is such an account.
 */
export async function login(context: RequestContext, { body }: Input<typeof identity.login>): Promise<identity.SignedIn> {
  const { database, inScope } = context.services;
  const { tenantId, email, password, code } = body;
  const setup = scopeSetup(context, tenantId, null);
  const school = await findSchool(database, tenantId);
  // An unknown school gets its scope too: it shows no rows, and takes as long.
  const { account, until } = await inScope(setup, (scope) => lookUp(scope, email));
  const outcome = until
    ? { code: 'RATE_LIMITED' as const, until }
    : await attempt(context, { school, account, password, code, right: await verifyPassword(password, account?.passwordHash) });
  if ('session' in outcome) return handOver(context, outcome);
  if (school && outcome.code !== 'SECOND_FACTOR_REQUIRED')
    await inScope(setup, (scope) => recordFailure(scope, { ...outcome, email, account }));
  throw toProblem(outcome, context.now);
}

async function lookUp(scope: Scope, email: string): Promise<{ account: Account | null; until: Date | undefined }> {
  const { tx, tenantId } = scope;
  const select = { ...USER_SELECT, passwordHash: true } as const;
  const account = await tx.user.findUnique({ where: { tenantId_email: { tenantId, email } }, select });
  return { account, until: await blockedUntil(scope, { email, what: 'PASSWORD' }) };
}

type Attempt = { school: SchoolRow | undefined; account: Account | null; password: string; code: string | undefined; right: boolean };

async function attempt(context: RequestContext, { right, ...given }: Attempt): Promise<OpenSession | Refusal> {
  const { school, account } = given;
  const refusal = refusalOf(account, right);
  if (!school || !account || refusal) return { code: refusal ?? 'INVALID_CREDENTIALS' };
  return openSession(context, { ...given, school, account });
}

function refusalOf(account: Account | null, right: boolean): ErrorCode | undefined {
  if (!account || !right) return 'INVALID_CREDENTIALS';
  if (account.status === 'PENDING') return 'ACCOUNT_PENDING';
  return account.status === 'SUSPENDED' ? 'ACCOUNT_SUSPENDED' : undefined;
}

type SignIn = { school: SchoolRow; account: Account; password: string; code: string | undefined };

/** Opens the session; refuses where the account was suspended, its password changed or its wait began while the hash was checked. */
async function openSession(context: RequestContext, { school, account, password, code }: SignIn): Promise<OpenSession | Refusal> {
  const { passwordHash, ...user } = account;
  const renewed = passwordHash && isOutdated(passwordHash) ? await hashPassword(password) : undefined;
  return context.services.inScope(scopeSetup(context, user.tenantId, null), async (scope) => {
    const { tx, tenantId } = scope;
    const unchanged = await tx.$queryRaw<unknown[]>`
      SELECT id FROM app_user
      WHERE tenant_id = ${tenantId}::uuid AND id = ${user.id}::uuid AND status = 'ACTIVE' AND password_hash = ${passwordHash}
      FOR NO KEY UPDATE`;
    if (unchanged.length === 0) return { code: 'INVALID_CREDENTIALS' };
    // Asked again: of many guesses at once, those that come after the fifth failure must not count even when right.
    const until = await blockedUntil(scope, { email: user.email, what: 'PASSWORD' });
    if (until) return { code: 'RATE_LIMITED', until };
    const missing = await missingFactor(scope, { user, code, secrets: acceptedSecrets(context.services.config) });
    if (missing) return missing;
    await forgetFailures(scope, user.email);
    if (renewed)
      await tx.user.update({ where: { tenantId_id: { tenantId, id: user.id } }, data: { passwordHash: renewed }, select: { id: true } });
    const session = await startSession(scope, user.id, context.userAgent);
    record(scope, {
      action: 'user.login',
      resourceType: 'user',
      resourceId: user.id,
      after: { sessionId: session.id, by: code === undefined ? 'PASSWORD' : 'PASSWORD_AND_CODE' },
      actor: { userId: user.id, name: user.fullName },
    });
    return { user, school, session, mustSetUp: await lacksSecondFactor(scope, user) };
  });
}

/** What was guessed wrongly, by the refusal. */
const GUESSES: { readonly [C in ErrorCode]?: Guess['what'] } = { INVALID_CREDENTIALS: 'PASSWORD', SECOND_FACTOR_WRONG: 'CODE' };

/** Counts a wrong guess. Who tried is not known, so no person is named as the actor. */
async function recordFailure(
  scope: Scope,
  { code, email, account }: { code: ErrorCode; email: string; account: Account | null },
): Promise<void> {
  const what = GUESSES[code];
  const { failures, blockedUntil: until } = what ? await countFailure(scope, { email, what }) : {};
  record(scope, {
    action: 'user.login_failed',
    resourceType: 'user',
    resourceId: account?.id ?? null,
    after: { email, code, ...(failures && { failures }), ...(until && { blockedUntil: until }) },
    actor: NOT_SIGNED_IN,
  });
}
