import { createHmac, timingSafeEqual } from 'node:crypto';

import { derivedKey } from './derived-key.ts';

/** An id inside a token, for its pattern. */
export const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What a seal is made with: the installation's secret, and a use of its own for each kind of token. */
type Seal = { secret: string; use: string };

const macOf = (text: string, { secret, use }: Seal): Buffer => createHmac('sha256', derivedKey(secret, use)).update(text).digest();

/** A text with its HMAC-SHA-256 behind a dot: whoever reads it back knows that we wrote it. */
export const sealed = (text: string, seal: Seal): string => `${text}.${macOf(text, seal).toString('base64url')}`;

/** The text of a sealed one; undefined where none of the secrets made the seal for this use. */
export function unsealed(token: string, { secrets, use }: { secrets: readonly string[]; use: string }): string | undefined {
  const [, text, mac] = /^(.+)\.([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
  if (text === undefined || mac === undefined) return undefined;
  const given = Buffer.from(mac, 'base64url');
  return secrets.some((secret) => timingSafeEqual(given, macOf(text, { secret, use }))) ? text : undefined;
}
