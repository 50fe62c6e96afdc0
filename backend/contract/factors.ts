import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { PASSWORD_MAX, signedIn } from './identity.ts';
import { id, idParams, instant, requiredText } from './primitives.ts';

/** Six digits of an authenticator app, or one of the recovery codes; spaces and hyphens do not matter. */
export const factorCode = z.string().trim().min(6).max(30);

/** How long a sign-in counts as recent, for what asks who is really there. */
export const RECENT_SIGN_IN_MINUTES = 30;

/** Base64url as browsers send it. */
const bytes = z
  .string()
  .max(8_000)
  .regex(/^[A-Za-z0-9_-]*={0,2}$/, { error: 'Not base64url' });

const passkey = z
  .object({ id, name: z.string(), synced: z.boolean(), createdAt: instant, lastUsedAt: instant.nullable() })
  .meta({ id: 'Passkey' });
export type Passkey = z.output<typeof passkey>;

export const getSecurity = endpoint({
  method: 'get',
  path: '/auth/security',
  summary: 'How one signs in: the second factors one has, and whether the school asks for one',
  access: 'signed-in',
  duringSetup: true,
  response: z
    .object({
      /** When an authenticator app was set up; null where none is. */
      totpSince: instant.nullable(),
      recoveryCodesLeft: z.int(),
      passkeys: z.array(passkey),
      demanded: z.boolean(),
      recentUntil: instant,
    })
    .meta({ id: 'Security' }),
});
export type Security = z.output<NonNullable<typeof getSecurity.response>>;

export const beginTotp = endpoint({
  method: 'post',
  path: '/auth/totp',
  summary: 'Begins to set up an authenticator app: the secret, to be confirmed by a code of it',
  access: 'signed-in',
  duringSetup: true,
  status: 201,
  body: z.strictObject({}),
  response: z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'TotpSetup' }),
  errors: ['STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});

const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });

export const confirmTotp = endpoint({
  method: 'post',
  path: '/auth/totp/confirm',
  summary: 'Confirms the authenticator app by a code of it; answers recovery codes, which are shown this once',
  access: 'signed-in',
  duringSetup: true,
  rateLimit: 'auth',
  body: z.strictObject({ code: factorCode }),
  response: recoveryCodes,
  errors: ['SECOND_FACTOR_WRONG', 'STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});

export const removeTotp = endpoint({
  method: 'delete',
  path: '/auth/totp',
  summary: 'Removes the authenticator app and its recovery codes',
  access: 'signed-in',
  status: 204,
  errors: ['STEP_UP_REQUIRED', 'UNPROCESSABLE', 'NOT_FOUND'],
});

export const renewRecoveryCodes = endpoint({
  method: 'post',
  path: '/auth/recovery-codes',
  summary: 'Makes new recovery codes; the old ones end',
  access: 'signed-in',
  body: z.strictObject({}),
  response: recoveryCodes,
  errors: ['STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});

/** What the browser's own dialog is opened with, as the WebAuthn standard has it. */
const challenge = z.object({ challengeId: id, options: z.record(z.string(), z.unknown()) }).meta({ id: 'PasskeyChallenge' });

export const beginPasskey = endpoint({
  method: 'post',
  path: '/auth/passkeys/options',
  summary: 'Begins to add a passkey',
  access: 'signed-in',
  duringSetup: true,
  body: z.strictObject({}),
  response: challenge,
  errors: ['STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});

export const addPasskey = endpoint({
  method: 'post',
  path: '/auth/passkeys',
  summary: 'Adds the passkey that the browser made',
  access: 'signed-in',
  duringSetup: true,
  status: 201,
  rateLimit: 'auth',
  body: z.strictObject({
    challengeId: id,
    name: requiredText(60).optional(),
    response: z.object({
      id: bytes,
      rawId: bytes,
      type: z.literal('public-key'),
      response: z.object({ clientDataJSON: bytes, attestationObject: bytes, transports: z.array(z.string().max(40)).max(10).optional() }),
    }),
  }),
  response: passkey,
  errors: ['SECOND_FACTOR_WRONG', 'STEP_UP_REQUIRED'],
});

export const removePasskey = endpoint({
  method: 'delete',
  path: '/auth/passkeys/:id',
  summary: 'Removes a passkey',
  access: 'signed-in',
  status: 204,
  params: idParams,
  errors: ['STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});

export const passkeyChallenge = endpoint({
  method: 'post',
  path: '/auth/passkey-login/options',
  summary: 'Begins to sign in, or to prove oneself again, with a passkey',
  access: 'public',
  rateLimit: 'auth',
  body: z.strictObject({ tenantId: id }),
  response: challenge,
  errors: ['NOT_FOUND'],
});

const assertion = z.strictObject({
  challengeId: id,
  response: z.object({
    id: bytes,
    rawId: bytes,
    type: z.literal('public-key'),
    response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes.optional() }),
  }),
});
export type Assertion = z.output<typeof assertion>;

export const passkeyLogin = endpoint({
  method: 'post',
  path: '/auth/passkey-login',
  summary: 'Signs in with a passkey, which is a second factor at once',
  access: 'public',
  rateLimit: 'auth',
  body: assertion.extend({ tenantId: id }),
  response: signedIn,
  errors: ['INVALID_CREDENTIALS', 'ACCOUNT_PENDING', 'ACCOUNT_SUSPENDED'],
});

export const stepUp = endpoint({
  method: 'post',
  path: '/auth/step-up',
  summary: 'Proves again who one is, by password (and code) or passkey: for what asks for a recent sign-in',
  access: 'signed-in',
  duringSetup: true,
  status: 204,
  rateLimit: 'auth',
  body: z.union([z.strictObject({ password: z.string().max(PASSWORD_MAX), code: factorCode.optional() }), assertion]),
  errors: ['INVALID_CREDENTIALS', 'SECOND_FACTOR_REQUIRED', 'SECOND_FACTOR_WRONG', 'RATE_LIMITED'],
});
