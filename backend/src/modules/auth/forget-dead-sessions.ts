import type { Scope } from '#src/database/scope.ts';

import { FORGOTTEN_AFTER_MS } from './sign-in-backoff.ts';

/** Kept so long after they end, for who asks what happened; the audit log keeps the rest. */
const KEPT_MS = 7 * 86_400_000;

/** Deletes a school's sessions and one-time links that ended a week ago, and counts of wrong passwords that no longer count. */
export async function forgetDeadSessions({ tx, tenantId, now }: Scope): Promise<void> {
  const long = new Date(now.getTime() - KEPT_MS);
  await tx.session.deleteMany({ where: { tenantId, expiresAt: { lt: long } } });
  await tx.oneTimeLink.deleteMany({ where: { tenantId, expiresAt: { lt: long } } });
  await tx.passkeyChallenge.deleteMany({ where: { tenantId, expiresAt: { lt: now } } });
  await tx.signInBackoff.deleteMany({ where: { tenantId, failedAt: { lt: new Date(now.getTime() - FORGOTTEN_AFTER_MS) } } });
}
