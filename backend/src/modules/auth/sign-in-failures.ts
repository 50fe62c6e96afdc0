import { createHash } from 'node:crypto';

import { ipKeyGenerator } from 'express-rate-limit';

import type { Scope } from '#src/database/scope.ts';

import { FORGOTTEN_AFTER_MS, waitAfterFailures } from './sign-in-backoff.ts';

/** What somebody tries to guess: the password of an address, or a code of who is known to have the password. */
export type Guess = { email: string; what: 'PASSWORD' | 'CODE' };

/** Who guesses codes knows the password, so that making them wait shuts out nobody else: from every network alike. */
const EVERYWHERE = 'everywhere';

type Attempt = { tenantId: string; account: string; network: string };

/** By hash, since what was typed need not be anyone's address; a whole IPv6 network counts as one caller. */
const attemptOf = ({ tenantId, ip }: Scope, { email, what }: Guess): Attempt => ({
  tenantId,
  account: accountOf(tenantId, email),
  network: what === 'CODE' ? EVERYWHERE : ip === null ? 'unknown' : ipKeyGenerator(ip),
});

const accountOf = (tenantId: string, email: string) => createHash('sha256').update(`${tenantId}:${email}`).digest('base64url');

/** Until when the caller has to wait before they try this address again; undefined where they need not. */
export async function blockedUntil(scope: Scope, guess: Guess): Promise<Date | undefined> {
  const found = await scope.tx.signInBackoff.findUnique({
    where: { tenantId_account_network: attemptOf(scope, guess) },
    select: { blockedUntil: true },
  });
  return found?.blockedUntil && found.blockedUntil > scope.now ? found.blockedUntil : undefined;
}

/** Counts a wrong password for an address, whether or not there is an account. Others, and other networks, are not affected. */
export async function countFailure(scope: Scope, guess: Guess): Promise<{ failures: number; blockedUntil: Date | null }> {
  const { tx, now } = scope;
  const { tenantId, account, network } = attemptOf(scope, guess);
  const anew = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
  const [row] = await tx.$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_backoff AS b (tenant_id, account, network, failures, failed_at)
    VALUES (${tenantId}::uuid, ${account}, ${network}, 1, ${now})
    ON CONFLICT (tenant_id, account, network) DO UPDATE
    SET failures = CASE WHEN b.failed_at <= ${anew} THEN 1 ELSE b.failures + 1 END, failed_at = ${now}
    RETURNING failures`;
  const failures = row?.failures ?? 1;
  const wait = waitAfterFailures(failures);
  const until = wait === 0 ? null : new Date(now.getTime() + wait);
  await tx.signInBackoff.updateMany({ where: { tenantId, account, network }, data: { blockedUntil: until } });
  return { failures, blockedUntil: until };
}

/** Begins the count anew for the caller, who has shown that they know the password. */
export async function forgetFailures(scope: Scope, email: string): Promise<void> {
  await scope.tx.signInBackoff.deleteMany({
    where: { OR: [attemptOf(scope, { email, what: 'PASSWORD' }), attemptOf(scope, { email, what: 'CODE' })] },
  });
}

/** Begins the count anew for an account wherever it was tried from: a new password is worth trying at once. */
export async function forgetAllFailures({ tx, tenantId }: Scope, email: string): Promise<void> {
  await tx.signInBackoff.deleteMany({ where: { tenantId, account: accountOf(tenantId, email) } });
}
