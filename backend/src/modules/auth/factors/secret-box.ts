import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { derivedKey } from '../derived-key.ts';

/** For whom and with what a secret is encrypted: `owner` cannot be exchanged for another's. */
type Box = { secret: string; owner: string };

const USE = 'totp secret v1';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a short text under a key derived from the installation's secret: IV, tag and text in base64url. */
export function locked(text: string, { secret, owner }: Box): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, derivedKey(secret, USE), iv).setAAD(Buffer.from(owner));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
}

/** The text again; undefined where none of the secrets locked it for this owner. */
export function unlocked(box: string, { secrets, owner }: { secrets: readonly string[]; owner: string }): string | undefined {
  for (const secret of secrets) {
    const text = attempt(Buffer.from(box, 'base64url'), { secret, owner });
    if (text !== undefined) return text;
  }
  return undefined;
}

function attempt(bytes: Buffer, { secret, owner }: Box): string | undefined {
  try {
    const decipher = createDecipheriv(CIPHER, derivedKey(secret, USE), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
