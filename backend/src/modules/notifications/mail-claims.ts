import type { Scope } from '#src/database/scope.ts';

import { MOST_ATTEMPTS, waitAfter } from './retries.ts';

/** A mail that is this worker's to send, until its lease ends. */
export type Claim = { readonly messageId: string; readonly claimId: string; readonly attempts: number };

/** Longer than any one mail may take; after it a worker that died is taken for dead. */
const LEASE_SECONDS = 120;

/**
 * Claims some of a school's mails that are due, each an attempt begun. A lease is measured by the database's clock, since
 * those of replicas differ. A worker that dies leaves its claims to whoever comes after the lease.
 */
export async function claimMails(scope: Scope<null>, { claimId, limit }: { claimId: string; limit: number }): Promise<Claim[]> {
  const { tx, tenantId, now } = scope;
  await giveUpOrphans(scope);
  return tx.$queryRaw<Claim[]>`
    WITH due AS MATERIALIZED (
      SELECT id FROM outbox_message
      WHERE tenant_id = ${tenantId}::uuid AND status = 'PENDING' AND deposited_at IS NOT NULL AND next_attempt_at <= ${now}
        AND (locked_until IS NULL OR locked_until <= clock_timestamp()) AND attempts < ${MOST_ATTEMPTS}
      ORDER BY next_attempt_at, id LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox_message m
    SET claim_id = ${claimId}::uuid, attempts = attempts + 1,
        locked_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
    FROM due WHERE m.tenant_id = ${tenantId}::uuid AND m.id = due.id
    RETURNING m.id AS "messageId", m.claim_id AS "claimId", m.attempts`;
}

/** A message whose last attempt took its worker down with it gets no other. */
async function giveUpOrphans({ tx, tenantId }: Scope): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox_message SET status = 'DEAD', claim_id = NULL, locked_until = NULL, last_error = 'The last attempt was cut short'
    WHERE tenant_id = ${tenantId}::uuid AND status = 'PENDING' AND deposited_at IS NOT NULL
      AND attempts >= ${MOST_ATTEMPTS} AND locked_until <= clock_timestamp()`;
}

/** Begins the lease anew, just before the mail leaves; false where another worker has taken the message over meanwhile. */
export async function renewClaim({ tx, tenantId }: Scope<null>, { messageId, claimId }: Claim): Promise<boolean> {
  const renewed = await tx.$executeRaw`
    UPDATE outbox_message SET locked_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
    WHERE tenant_id = ${tenantId}::uuid AND id = ${messageId}::uuid AND claim_id = ${claimId}::uuid AND status = 'PENDING'`;
  return renewed === 1;
}

const FREE = { claimId: null, lockedUntil: null };
const mine = ({ tenantId }: Scope, { messageId, claimId }: Claim) => ({ tenantId, id: messageId, claimId, status: 'PENDING' as const });

/** The mail has left. */
export async function settleSent(scope: Scope<null>, claim: Claim): Promise<void> {
  const data = { ...FREE, status: 'SENT' as const, sentAt: scope.now, lastError: null };
  // Whoever took it over sends it again, under the same Message-ID; that it has left is true all the same.
  const { tenantId, id } = mine(scope, claim);
  await scope.tx.outboxMessage.updateMany({ where: { tenantId, id, status: 'PENDING' }, data });
}

/** The attempt failed: another follows after a while, unless it was the last or none could help. Gives whether it was given up. */
export async function settleFailed(
  scope: Scope<null>,
  claim: Claim,
  { message, isFinal }: { message: string; isFinal: boolean },
): Promise<boolean> {
  const isDead = isFinal || claim.attempts >= MOST_ATTEMPTS;
  const nextAttemptAt = new Date(scope.now.getTime() + waitAfter(claim.attempts, Math.random()));
  const data = { ...FREE, lastError: message.slice(0, 200), ...(isDead ? { status: 'DEAD' as const } : { nextAttemptAt }) };
  await scope.tx.outboxMessage.updateMany({ where: mine(scope, claim), data });
  return isDead;
}

/** The attempt was called off, as when the process stops: it does not count. */
export async function release(scope: Scope<null>, claim: Claim): Promise<void> {
  await scope.tx.outboxMessage.updateMany({ where: mine(scope, claim), data: { ...FREE, attempts: { decrement: 1 } } });
}
