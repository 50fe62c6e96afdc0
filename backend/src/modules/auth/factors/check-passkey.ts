import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';

import type { factors, Input, Result } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { notFound } from '#src/http/app-error.ts';
import { type RequestContext, scopeSetup } from '#src/http/context.ts';
import { findSchool } from '#src/modules/tenants/index.ts';
import { USER_SELECT, type UserRow } from '#src/modules/users/index.ts';

import { keepChallenge, takeChallenge } from './passkey-challenges.ts';
import { relyingParty, type RelyingParty } from './relying-party.ts';

/** Begins a sign-in, or a repeated proof, with any passkey that the browser holds for this installation. */
export async function passkeyChallenge(
  context: RequestContext,
  { body: { tenantId } }: Input<typeof factors.passkeyChallenge>,
): Promise<Result<typeof factors.passkeyChallenge>> {
  const { rpId } = relyingParty(context);
  const { database, inScope } = context.services;
  if (!(await findSchool(database, tenantId))) throw notFound('School');
  const options = await generateAuthenticationOptions({ rpID: rpId, userVerification: 'required' });
  const challengeId = await inScope(scopeSetup(context, tenantId, null), (scope) =>
    keepChallenge(scope, { challenge: options.challenge, userId: null }),
  );
  return { challengeId, options: { ...options } };
}

/** The passkey that signed, and whose it is. */
export type Proof = { passkeyId: string; user: UserRow };

/** Checks what a passkey signed, and notes its use; undefined where it proves nothing. */
export async function checkPasskey(
  scope: Scope,
  { challengeId, response }: factors.Assertion,
  { origin, rpId }: RelyingParty,
): Promise<Proof | undefined> {
  const { tx, tenantId, now } = scope;
  const challenge = await takeChallenge(scope, { id: challengeId, userId: null });
  const passkey = await tx.passkey.findUnique({
    where: { tenantId_credentialId: { tenantId, credentialId: response.id } },
    select: { id: true, credentialId: true, publicKey: true, counter: true, user: { select: USER_SELECT } },
  });
  if (challenge === undefined || !passkey) return undefined;
  const { clientDataJSON, authenticatorData, signature } = response.response;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...response, response: { clientDataJSON, authenticatorData, signature }, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: Number(passkey.counter) },
    requireUserVerification: true,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  if (!verified || !authenticationInfo) return undefined;
  await tx.passkey.updateMany({
    where: { tenantId, id: passkey.id },
    data: { counter: authenticationInfo.newCounter, lastUsedAt: now, synced: authenticationInfo.credentialBackedUp },
  });
  return { passkeyId: passkey.id, user: passkey.user };
}
