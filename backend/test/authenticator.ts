import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A challenge as the API hands it out. */
type Challenge = { challengeId: string; options: { challenge?: unknown } };

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest();

/** Present and verified, synced to a cloud; `0x40` says that a key comes along. */
const FLAGS = 0x01 | 0x04 | 0x08 | 0x10;
const WITH_KEY = 0x40;

/** CBOR of what an attestation holds, no more: short texts, and byte strings of up to 65,535 bytes. */
const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
const cborBytes = (bytes: Uint8Array) => Buffer.concat([Buffer.from([0x59, bytes.length >> 8, bytes.length & 0xff]), bytes]);

const counterBytes = (counter: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(counter);
  return bytes;
};

/** A passkey in software, as a telephone would hold it: makes one key and signs with it. `origin` is the page's. */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coordinate = (text: string) => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(text, 'base64url')]);
  /** COSE: an ES256 key on P-256 (RFC 9052). */
  const coseKey = Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    coordinate(x),
    Buffer.from([0x22]),
    coordinate(y),
  ]);
  const credentialId = randomBytes(32);
  const id = base64url(credentialId);
  let counter = 0;

  const clientData = (type: string, challenge: unknown, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge: String(challenge), origin: from, crossOrigin: false }));
  const rpIdHash = sha256(new URL(origin).hostname);
  const common = { id, rawId: id, type: 'public-key' as const };

  return {
    credentialId: id,
    publicKey: Uint8Array.from(coseKey),
    /** What a browser sends to add this passkey. */
    register({ challengeId, options }: Challenge, from = origin) {
      const key = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credentialId.length]), credentialId, coseKey]);
      const authData = Buffer.concat([rpIdHash, Buffer.from([FLAGS | WITH_KEY]), counterBytes(counter), key]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        ...[cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0]), cborText('authData'), cborBytes(authData)],
      ]);
      const clientDataJSON = base64url(clientData('webauthn.create', options.challenge, from));
      return { challengeId, response: { ...common, response: { clientDataJSON, attestationObject: base64url(attestation) } } };
    },
    /** What a browser sends to sign in with it. */
    assert({ challengeId, options }: Challenge, from = origin) {
      counter += 1;
      const authData = Buffer.concat([rpIdHash, Buffer.from([FLAGS]), counterBytes(counter)]);
      const data = clientData('webauthn.get', options.challenge, from);
      const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), privateKey);
      const response = { clientDataJSON: base64url(data), authenticatorData: base64url(authData), signature: base64url(signature) };
      return { challengeId, response: { ...common, response } };
    },
  };
}

export type Authenticator = ReturnType<typeof createAuthenticator>;
