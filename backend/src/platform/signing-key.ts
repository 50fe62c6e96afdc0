import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** An Ed25519 key. `publicKey` is its 32 bytes in base64url; `keyId` names it in short. */
export type SigningKey = { keyId: string; publicKey: string; sign(text: string): string };

/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED = /^(?:[A-Za-z0-9+/]{43}=?|[A-Za-z0-9_-]{43})$/;
const PUBLIC_PEM = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g;

/** The key that a text holds, as PEM or as 32 bytes in base64; undefined where it holds none. In a variable, `\n` may stand for a new line. */
export function findSigningKey(text: string): SigningKey | undefined {
  const key = attempt(() => (SEED.test(text.trim()) ? fromSeed(text.trim()) : createPrivateKey(unfolded(text))));
  if (key?.asymmetricKeyType !== 'ed25519') return undefined;
  const publicKey = rawOf(createPublicKey(key));
  return { keyId: keyIdOf(publicKey), publicKey, sign: (given) => sign(null, Buffer.from(given), key).toString('base64url') };
}

/** As `findSigningKey`. Throws where there is no key. */
export function readSigningKey(text: string): SigningKey {
  const key = findSigningKey(text);
  if (!key) throw new Error('Not an Ed25519 private key.');
  return key;
}

/** The Ed25519 public keys in a text of PEM blocks, each as 32 bytes in base64url. */
export const publicKeysIn = (text: string): string[] =>
  [...unfolded(text).matchAll(PUBLIC_PEM)].flatMap(([pem]) => {
    const key = attempt(() => createPublicKey(pem));
    return key?.asymmetricKeyType === 'ed25519' ? [rawOf(key)] : [];
  });

/** A public key as PEM. */
export const publicKeyPem = (publicKey: string): string => fromRaw(publicKey).export({ type: 'spki', format: 'pem' }).toString();

/** The first half of SHA-256 over a public key, in hex. */
export const keyIdOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 32);

/** Whether a text was signed by the private half of a public key. */
export const isSignedBy = (publicKey: string, { text, signature }: { text: string; signature: string }): boolean =>
  [publicKey, signature].every(isPlainBase64) &&
  (attempt(() => verify(null, Buffer.from(text), fromRaw(publicKey), Buffer.from(signature, 'base64url'))) ?? false);

/** One text for each value: base64 can say the same bytes in several ways. */
const isPlainBase64 = (text: string) => Buffer.from(text, 'base64url').toString('base64url') === text;

const fromSeed = (seed: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, Buffer.from(seed, 'base64')]), format: 'der', type: 'pkcs8' });

const fromRaw = (publicKey: string): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });

const rawOf = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? '';

const unfolded = (text: string) => text.replaceAll(String.raw`\n`, '\n');

/** Undefined where node:crypto can do nothing with what it is given. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
