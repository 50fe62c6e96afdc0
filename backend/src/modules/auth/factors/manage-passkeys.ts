import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { v7 as uuidv7 } from 'uuid';

import type { factors, Input, Result } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { assertRecentSignIn } from '#src/http/recent-sign-in.ts';
import { runInScope } from '#src/http/route.ts';
import { getSchool } from '#src/modules/tenants/index.ts';

import { deviceInWords } from '../device-in-words.ts';
import { keepChallenge, takeChallenge } from './passkey-challenges.ts';
import { MOST_PASSKEYS, PASSKEY_SELECT } from './passkey-rows.ts';
import { assertNotDemanded } from './remaining-factor.ts';
import { relyingParty } from './relying-party.ts';

/** Who a passkey is for, as the authenticator keeps it: the bytes of school and person. */
const userHandle = ({ tenantId, userId }: Actor) => Uint8Array.from(Buffer.from(`${tenantId}${userId}`.replaceAll('-', ''), 'hex'));

/** Begins to add a passkey. Throws UNPROCESSABLE where there are more than anyone needs. */
export const beginPasskey = (context: RequestContext<Actor>): Promise<Result<typeof factors.beginPasskey>> => {
  const { rpId } = relyingParty(context);
  return runInScope(context, async (scope) => {
    assertRecentSignIn(scope);
    const { tx, tenantId, actor } = scope;
    const user = await tx.user.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: actor.userId } },
      select: { email: true, fullName: true, passkeys: { select: { credentialId: true, transports: true }, take: MOST_PASSKEYS } },
    });
    if (user.passkeys.length >= MOST_PASSKEYS) throw problem('UNPROCESSABLE', 'Remove a passkey that you no longer use first.');
    const { name } = await getSchool(scope);
    const options = await generateRegistrationOptions({
      rpName: 'Flightline',
      rpID: rpId,
      userID: userHandle(actor),
      userName: `${user.email} (${name})`,
      userDisplayName: user.fullName,
      attestationType: 'none',
      excludeCredentials: user.passkeys.map(({ credentialId: id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { challengeId: await keepChallenge(scope, { challenge: options.challenge, userId: actor.userId }), options: { ...options } };
  });
};

const refused = () => problem('SECOND_FACTOR_WRONG', 'That passkey could not be checked. Try again.');

/** Adds the passkey that the browser made for the challenge. */
export const addPasskey = (
  context: RequestContext<Actor>,
  { body }: Input<typeof factors.addPasskey>,
): Promise<Result<typeof factors.addPasskey>> => {
  const { origin, rpId } = relyingParty(context);
  return runInScope(context, async (scope) => {
    assertRecentSignIn(scope);
    const { tx, tenantId, now, actor } = scope;
    const challenge = await takeChallenge(scope, { id: body.challengeId, userId: actor.userId });
    if (challenge === undefined) throw refused();
    const registered = await verified({ response: body.response, challenge, origin, rpId });
    const { credential, credentialBackedUp: synced } = registered;
    const name = body.name ?? deviceInWords(context.userAgent);
    const { transports = [] } = body.response.response;
    const key = { credentialId: credential.id, publicKey: credential.publicKey, counter: credential.counter, transports };
    const passkey = await tx.passkey.create({
      data: { tenantId, id: uuidv7(), userId: actor.userId, ...key, synced, name, createdAt: now },
      select: PASSKEY_SELECT,
    });
    const after = { kind: 'PASSKEY', passkeyId: passkey.id };
    record(scope, { action: 'user.second_factor_add', resourceType: 'user', resourceId: actor.userId, after });
    announce(scope, 'users');
    return passkey;
  });
};

type Registration = Input<typeof factors.addPasskey>['body']['response'];
type Made = { response: Registration; challenge: string; origin: string; rpId: string };

async function verified({ response, challenge, origin, rpId }: Made) {
  const { clientDataJSON, attestationObject } = response.response;
  const { verified: sound, registrationInfo } = await verifyRegistrationResponse({
    response: { ...response, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
  if (!sound) throw refused();
  return registrationInfo;
}

/** Removes one of one's own passkeys. Throws NOT_FOUND, or UNPROCESSABLE where the school demands it. */
export async function removePasskey(scope: ActorScope, { params: { id } }: Input<typeof factors.removePasskey>): Promise<undefined> {
  assertRecentSignIn(scope);
  const { tx, tenantId, actor } = scope;
  const mine = { tenantId, id, userId: actor.userId };
  const found = await tx.passkey.findFirst({ where: mine, select: { id: true } });
  if (!found) throw notFound('Passkey');
  await assertNotDemanded(scope, { without: 'PASSKEY' });
  await tx.passkey.deleteMany({ where: mine });
  const before = { kind: 'PASSKEY', passkeyId: id };
  record(scope, { action: 'user.second_factor_remove', resourceType: 'user', resourceId: actor.userId, before });
  announce(scope, 'users');
}
