import { generateKeyPairSync, randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findSigningKey, isSignedBy, keyIdOf, publicKeyPem, publicKeysIn, readSigningKey } from './signing-key.ts';

const seed = randomBytes(32);
const key = readSigningKey(seed.toString('base64url'));

describe('a signing key', () => {
  it('is read from its 32 bytes in base64 or base64url, and from PEM, on one line too', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { keyId } = readSigningKey(pem);
    expect(keyId).toMatch(/^[0-9a-f]{32}$/);
    expect(readSigningKey(pem.replaceAll('\n', String.raw`\n`)).keyId).toBe(keyId);
    expect(readSigningKey(seed.toString('base64')).keyId).toBe(key.keyId);
    expect(readSigningKey(` ${seed.toString('base64url')}\n`).publicKey).toBe(key.publicKey);
  });

  it.each([
    ['nothing', ''],
    ['too few bytes', randomBytes(31).toString('base64')],
    ['another kind of key', generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['a public key', publicKeyPem(key.publicKey)],
    ['words', 'a sentence that is no key at all'],
  ])('is not %s', (_what, text) => {
    expect(findSigningKey(text)).toBeUndefined();
    expect(() => readSigningKey(text)).toThrow('Not an Ed25519 private key.');
  });

  it('signs what only its public half confirms, and no other text', () => {
    const other = readSigningKey(randomBytes(32).toString('base64'));
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, another) => {
        const signature = key.sign(text);
        expect(isSignedBy(key.publicKey, { text, signature })).toBe(true);
        expect(isSignedBy(other.publicKey, { text, signature })).toBe(false);
        if (another !== text) expect(isSignedBy(key.publicKey, { text: another, signature })).toBe(false);
      }),
    );
    expect(isSignedBy('no key', { text: '', signature: key.sign('') })).toBe(false);
    expect(isSignedBy(key.publicKey, { text: '', signature: 'none' })).toBe(false);
  });

  it('is told to others as PEM, one key after another', () => {
    const other = readSigningKey(randomBytes(32).toString('base64'));
    const file = `Our keys:\n${publicKeyPem(key.publicKey)}${publicKeyPem(other.publicKey)}`;
    expect(publicKeysIn(file)).toEqual([key.publicKey, other.publicKey]);
    expect(publicKeysIn(file).map(keyIdOf)).toEqual([key.keyId, other.keyId]);
    expect(publicKeysIn('nothing')).toEqual([]);
  });
});
