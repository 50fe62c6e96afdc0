import { createHmac, timingSafeEqual } from 'node:crypto';

import { derivedKey } from './derived-key.ts';

/** Sign-in lasts this long after the last use. */
export const SESSION_SECONDS = 30 * 86_400;

/** A device's session at one turn of its rotation. */
export type RefreshClaims = { tenantId: string; sessionId: string; generation: number };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const WELL_FORMED = new RegExp(String.raw`^(${UUID})\.(${UUID})\.([1-9]\d{0,8})\.([A-Za-z0-9_-]{43})$`);

/** The refresh token of a generation: derived, so that it can be given again and none is stored (decision 0005). */
export const refreshToken = (secret: string, claims: RefreshClaims): string =>
  `${textOf(claims)}.${seal(secret, claims).toString('base64url')}`;

/** What a token of ours says; undefined for any other text. Whether it is still good is for the session's row to say. */
export function readRefreshToken(secret: string, token: string | undefined): RefreshClaims | undefined {
  const [, tenantId, sessionId, generation, mac] = WELL_FORMED.exec(token ?? '') ?? [];
  if (!tenantId || !sessionId || !generation || !mac) return undefined;
  const claims = { tenantId, sessionId, generation: Number(generation) };
  return timingSafeEqual(Buffer.from(mac, 'base64url'), seal(secret, claims)) ? claims : undefined;
}

const textOf = ({ tenantId, sessionId, generation }: RefreshClaims) => `${tenantId}.${sessionId}.${generation}`;

const seal = (secret: string, claims: RefreshClaims): Buffer =>
  createHmac('sha256', derivedKey(secret, 'refresh token v1')).update(textOf(claims)).digest();
