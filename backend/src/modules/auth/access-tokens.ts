import { createHmac, type KeyObject } from 'node:crypto';

import jwt from 'jsonwebtoken';
import * as z from 'zod';

import { type Role, ROLES } from '#contract';

import { derivedKey } from './derived-key.ts';

/** How long an access token is good for; the browser gets a new one by its refresh cookie. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

const ISSUER = 'flightline';
const AUDIENCE = 'flightline-api';
const TYPE = 'at+jwt';

/** What a token says. The role is for the reader's information: the server asks the database for the current one. */
export type AccessClaims = { userId: string; tenantId: string; role: Role; sessionId: string };

const payloadShape = z.object({
  sub: z.uuid(),
  tenantId: z.uuid(),
  role: z.enum(ROLES),
  sid: z.uuid(),
  exp: z.int(),
});

const keyOf = (secret: string) => derivedKey(secret, 'access token v1');
const keyIdOf = (key: KeyObject) => createHmac('sha256', key).update('key id').digest('base64url').slice(0, 8);
const seconds = (instant: Date) => Math.floor(instant.getTime() / 1_000);

/** Makes an access token (RFC 9068) that is good from `now` on for `ACCESS_TOKEN_SECONDS`. */
export function signAccessToken(secret: string, { userId, tenantId, role, sessionId }: AccessClaims, now: Date): string {
  const key = keyOf(secret);
  return jwt.sign({ tenantId, role, sid: sessionId, iat: seconds(now) }, key, {
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: TYPE, kid: keyIdOf(key) },
    issuer: ISSUER,
    audience: AUDIENCE,
    subject: userId,
    expiresIn: ACCESS_TOKEN_SECONDS,
  });
}

/** What a token of ours says; undefined for one that is forged, expired or meant for something else. */
export function verifyAccessToken(secrets: readonly string[], token: string, now: Date): AccessClaims | undefined {
  const kid = kidOf(token);
  // The header only chooses among our own keys; what it says of the algorithm is not asked.
  const key = secrets.map(keyOf).find((candidate) => keyIdOf(candidate) === kid);
  const { header, payload } = (key && verified(token, key, now)) ?? {};
  if (header?.typ !== TYPE) return undefined;
  const { data } = payloadShape.safeParse(payload);
  return data && { userId: data.sub, tenantId: data.tenantId, role: data.role, sessionId: data.sid };
}

function kidOf(token: string): string | undefined {
  try {
    return jwt.decode(token, { complete: true })?.header.kid;
  } catch {
    return undefined;
  }
}

function verified(token: string, key: KeyObject, now: Date): jwt.Jwt | undefined {
  try {
    return jwt.verify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTimestamp: seconds(now),
      complete: true,
    });
  } catch {
    return undefined;
  }
}
