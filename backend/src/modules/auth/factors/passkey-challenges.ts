import { v7 as uuidv7 } from 'uuid';

import type { Scope } from '#src/database/scope.ts';

/** As long as a person may take at the browser's dialog. */
const GOOD_FOR_MS = 5 * 60_000;

/** Keeps what a passkey has to sign; `userId` is null where nobody is signed in yet. Gives its id. */
export async function keepChallenge({ tx, tenantId, now }: Scope, given: { challenge: string; userId: string | null }): Promise<string> {
  const id = uuidv7();
  const expiresAt = new Date(now.getTime() + GOOD_FOR_MS);
  await tx.passkeyChallenge.createMany({ data: [{ ...given, tenantId, id, expiresAt }] });
  return id;
}

/** Takes a challenge, once; undefined where it is unknown, too old, taken, or another person's. */
export async function takeChallenge(
  { tx, tenantId, now }: Scope,
  { id, userId }: { id: string; userId: string | null },
): Promise<string | undefined> {
  const [taken] = await tx.$queryRaw<{ challenge: string }[]>`
    DELETE FROM passkey_challenge
    WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND user_id IS NOT DISTINCT FROM ${userId}::uuid AND expires_at > ${now}
    RETURNING challenge`;
  return taken?.challenge;
}
