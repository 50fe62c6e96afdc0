import { sealed, unsealed, UUID } from './sealed-text.ts';

/** Sign-in lasts this long after the last use. */
export const SESSION_SECONDS = 30 * 86_400;

/** And never longer than this after the sign-in itself. */
export const LONGEST_SESSION_SECONDS = 90 * 86_400;

/** A device's session at one turn of its rotation. */
export type RefreshClaims = { tenantId: string; sessionId: string; generation: number };

const USE = 'refresh token v1';
const WELL_FORMED = new RegExp(String.raw`^(${UUID})\.(${UUID})\.([1-9]\d{0,8})$`);

/** The refresh token of a generation: derived, so that it can be given again and none is stored (decision 0005). */
export const refreshToken = (secret: string, { tenantId, sessionId, generation }: RefreshClaims): string =>
  sealed(`${tenantId}.${sessionId}.${generation}`, { secret, use: USE });

/** What a token of ours says; undefined for any other text. Whether it is still good is for the session's row to say. */
export function readRefreshToken(secrets: readonly string[], token: string | undefined): RefreshClaims | undefined {
  const [, tenantId, sessionId, generation] = WELL_FORMED.exec(unsealed(token ?? '', { secrets, use: USE }) ?? '') ?? [];
  return tenantId && sessionId && generation ? { tenantId, sessionId, generation: Number(generation) } : undefined;
}
