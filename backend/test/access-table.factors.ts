import { v7 as uuidv7 } from 'uuid';

import { boxOwner } from '#src/modules/auth/factors/accept-code.ts';
import { locked } from '#src/modules/auth/factors/secret-box.ts';
import { codeAt, newTotpSecret } from '#src/modules/auth/factors/totp.ts';

import type { Call, Cast } from './access-table.cast.ts';
import { createAuthenticator } from './authenticator.ts';
import type { Person } from './person.ts';

/** Sets up an authenticator app past the API; gives the code of this moment. */
export const aTotpOf = ({ school, server }: Cast, userId: string, { confirmed = true } = {}): Promise<string> =>
  school.inScope(async ({ tx, tenantId, now }) => {
    const secret = newTotpSecret();
    const box = locked(secret, { secret: server.services.config.jwtSecret, owner: boxOwner(tenantId, userId) });
    const row = { tenantId, userId, secret: box, createdAt: now, confirmedAt: confirmed ? now : null };
    await tx.totpFactor.deleteMany({ where: { tenantId, userId } });
    await tx.totpFactor.create({ data: row, select: { userId: true } });
    return codeAt(secret, now);
  });

const aPasskeyOf = ({ school, server }: Cast, userId: string) =>
  school.inScope(async ({ tx, tenantId, now }) => {
    const authenticator = createAuthenticator(server.url);
    const { credentialId, publicKey } = authenticator;
    const key = { credentialId, publicKey: Uint8Array.from(publicKey), counter: 0, synced: true, name: 'Chrome on Android' };
    const { id } = await tx.passkey.create({ data: { tenantId, id: uuidv7(), userId, ...key, createdAt: now }, select: { id: true } });
    return { id, authenticator };
  });

const challengeFor = ({ school }: Cast, userId: string | null) =>
  school.inScope(async ({ tx, tenantId, now }) => {
    const row = { tenantId, id: uuidv7(), userId, challenge: 'Y2hhbGxlbmdl', expiresAt: new Date(now.getTime() + 60_000) };
    await tx.passkeyChallenge.createMany({ data: [row] });
    return { challengeId: row.id, options: { challenge: row.challenge } };
  });

const origin = ({ server }: Cast) => ({ Origin: server.url });

/** Requests about second factors, each of the owner's own. */
export const FACTOR_CALLS = {
  beginTotp: (): Call => ({ path: '/auth/totp', body: {} }),
  confirmTotp: async (cast: Cast, owner: Person): Promise<Call> => ({
    path: '/auth/totp/confirm',
    body: { code: await aTotpOf(cast, owner.id, { confirmed: false }) },
  }),
  removeTotp: async (cast: Cast, owner: Person): Promise<Call> => {
    await aTotpOf(cast, owner.id);
    return { path: '/auth/totp' };
  },
  renewRecoveryCodes: async (cast: Cast, owner: Person): Promise<Call> => {
    await aTotpOf(cast, owner.id);
    return { path: '/auth/recovery-codes', body: {} };
  },
  beginPasskey: (cast: Cast): Call => ({ path: '/auth/passkeys/options', body: {}, headers: origin(cast) }),
  addPasskey: async (cast: Cast, owner: Person): Promise<Call> => ({
    path: '/auth/passkeys',
    body: createAuthenticator(cast.server.url).register(await challengeFor(cast, owner.id)),
    headers: origin(cast),
  }),
  removePasskey: async (cast: Cast, owner: Person): Promise<Call> => ({ path: `/auth/passkeys/${(await aPasskeyOf(cast, owner.id)).id}` }),
  challenge: (cast: Cast): Call => ({ path: '/auth/passkey-login/options', body: { tenantId: cast.school.id }, headers: origin(cast) }),
  passkeyLogin: async (cast: Cast): Promise<Call> => {
    const { authenticator } = await aPasskeyOf(cast, (await cast.school.student()).id);
    const body = { tenantId: cast.school.id, ...authenticator.assert(await challengeFor(cast, null)) };
    return { path: '/auth/passkey-login', body, headers: origin(cast) };
  },
  stepUp: async (cast: Cast, owner: Person): Promise<Call> => {
    await cast.school.inScope(({ tx, tenantId }) => tx.totpFactor.deleteMany({ where: { tenantId, userId: owner.id } }));
    const password = `horse of ${owner.id}`;
    await cast.givePassword(owner.id, password);
    return { path: '/auth/step-up', body: { password } };
  },
};
