import { createHmac } from 'node:crypto';

import fc from 'fast-check';
import jwt from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';

import { ACCESS_TOKEN_SECONDS, signAccessToken, verifyAccessToken } from './access-tokens.ts';
import { derivedKey } from './derived-key.ts';
import { oneTimeToken, readOneTimeToken } from './one-time-tokens.ts';
import { readRefreshToken, refreshToken } from './refresh-tokens.ts';

const SECRET = 'a secret of at least thirty-two characters';
const NOW = new Date('2026-03-02T12:00:00.000Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const [userId, tenantId, sessionId] = [
  '01930000-0000-7000-8000-000000000001',
  '01930000-0000-7000-8000-000000000002',
  '01930000-0000-7000-8000-000000000003',
];

describe('an access token', () => {
  const claims = { userId, tenantId, sessionId, role: 'STUDENT' as const };
  const token = signAccessToken(SECRET, claims, NOW);
  const key = derivedKey(SECRET, 'access token v1');

  /** As ours but for what is given. */
  const forge = (payload: object = {}, header: object = {}, signingKey = key) => {
    const real = jwt.decode(token, { complete: true });
    // Through JSON, so that what is `undefined` is missing.
    const whole = JSON.parse(JSON.stringify({ ...Object(real?.payload), ...payload }));
    return jwt.sign(whole, signingKey, { header: { ...real?.header, alg: 'HS256', ...header }, noTimestamp: true });
  };

  it('is refused once its 15 minutes are over', () => {
    expect(verifyAccessToken([SECRET], token, later(ACCESS_TOKEN_SECONDS - 1))).toEqual(claims);
    expect(verifyAccessToken([SECRET], token, later(ACCESS_TOKEN_SECONDS))).toBeUndefined();
  });

  it('is refused when another secret signed it, or another key of the same secret', () => {
    expect(verifyAccessToken(['another secret of thirty-two characters'], token, NOW)).toBeUndefined();
    expect(verifyAccessToken([SECRET], forge({}, {}, derivedKey(SECRET, 'refresh token v1')), NOW)).toBeUndefined();
  });

  it('is refused without a signature, whatever its header says', () => {
    const [, payload] = token.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    expect(verifyAccessToken([SECRET], `${none}.${payload}.`, NOW)).toBeUndefined();
  });

  it('is refused when one thing in it is not as we make it', () => {
    expect(verifyAccessToken([SECRET], forge(), NOW)).toEqual(claims);
    const wrong = [
      { iss: 'other' },
      { aud: 'other' },
      { sub: 'x' },
      { tenantId: 'x' },
      { role: 'OWNER' },
      { sid: undefined },
      { exp: undefined },
    ];
    for (const payload of wrong) expect(verifyAccessToken([SECRET], forge(payload), NOW), JSON.stringify(payload)).toBeUndefined();
    for (const header of [{ typ: 'JWT' }, { kid: 'other' }]) expect(verifyAccessToken([SECRET], forge({}, header), NOW)).toBeUndefined();
  });

  it('is refused when it is any other text, however it looks', () => {
    const typed = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');
    for (const text of ['', 'x.y.z', `${typed}.bm8ganNvbg.c2ln`, `${typed}..`])
      expect(verifyAccessToken([SECRET], text, NOW)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => verifyAccessToken([SECRET], text, NOW) === undefined));
  });

  it('is good under the secret before today’s while that is accepted, and no longer', () => {
    const next = 'the next secret of at least thirty-two';
    expect(verifyAccessToken([next, SECRET], token, NOW)).toEqual(claims);
    expect(verifyAccessToken([next], token, NOW)).toBeUndefined();
    // A key id names a key, and never makes up for another key's signature.
    const { kid } = jwt.decode(signAccessToken(next, claims, NOW), { complete: true })?.header ?? {};
    expect(verifyAccessToken([next, SECRET], forge({}, { kid }), NOW)).toBeUndefined();
  });

  it('carries what the API promises', () => {
    const { header, payload } = jwt.decode(token, { complete: true }) ?? {};
    expect(header).toMatchObject({ alg: 'HS256', typ: 'at+jwt', kid: expect.any(String) });
    expect(payload).toEqual({
      ...{ iss: 'flightline', aud: 'flightline-api', sub: userId, tenantId, role: 'STUDENT', sid: sessionId },
      ...{ iat: NOW.getTime() / 1_000, exp: NOW.getTime() / 1_000 + 900 },
    });
  });
});

describe('a refresh token', () => {
  const claims = fc.record({ tenantId: fc.uuid(), sessionId: fc.uuid(), generation: fc.integer({ min: 1, max: 999_999_999 }) });

  it('says what went into it, and is the same each time', () => {
    fc.assert(
      fc.property(claims, (given) => {
        const token = refreshToken(SECRET, given);
        expect(readRefreshToken([SECRET], token)).toEqual(given);
        expect(refreshToken(SECRET, given)).toBe(token);
      }),
    );
  });

  it('is refused when a single character of it was changed', () => {
    fc.assert(
      fc.property(claims, fc.nat(), fc.constantFrom(...'0af.-_Z'), (given, at, character) => {
        const token = refreshToken(SECRET, given);
        const index = at % token.length;
        const changed = token.slice(0, index) + character + token.slice(index + 1);
        fc.pre(changed !== token);
        // The last character of base64url carries two bits that mean nothing.
        fc.pre(index !== token.length - 1);
        expect(readRefreshToken([SECRET], changed)).toBeUndefined();
      }),
    );
  });

  it('is refused when another secret made it, or a bare hash of the text', () => {
    const given = { tenantId, sessionId, generation: 1 };
    expect(readRefreshToken(['another secret of thirty-two characters'], refreshToken(SECRET, given))).toBeUndefined();
    const text = `${tenantId}.${sessionId}.1`;
    const bare = createHmac('sha256', SECRET).update(text).digest('base64url');
    expect(readRefreshToken([SECRET], `${text}.${bare}`)).toBeUndefined();
  });

  it('is good under the secret before today’s while that is accepted', () => {
    const given = { tenantId, sessionId, generation: 7 };
    const next = 'the next secret of at least thirty-two';
    expect(readRefreshToken([next, SECRET], refreshToken(SECRET, given))).toEqual(given);
    expect(readRefreshToken([next], refreshToken(SECRET, given))).toBeUndefined();
  });

  it('is refused when it is any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => readRefreshToken([SECRET], text) === undefined));
    expect(readRefreshToken([SECRET], undefined)).toBeUndefined();
  });
});

describe('a one-time link’s token', () => {
  const link = { tenantId, linkId: sessionId };

  it('says which link it is, under either accepted secret', () => {
    const token = oneTimeToken(SECRET, link);
    expect(readOneTimeToken([SECRET], token)).toEqual(link);
    expect(readOneTimeToken(['the next secret of at least thirty-two', SECRET], token)).toEqual(link);
    expect(readOneTimeToken(['the next secret of at least thirty-two'], token)).toBeUndefined();
  });

  it('is no token of another kind, and none of another kind is one', () => {
    const asRefresh = refreshToken(SECRET, { tenantId, sessionId, generation: 1 });
    expect(readOneTimeToken([SECRET], asRefresh)).toBeUndefined();
    expect(readOneTimeToken([SECRET], asRefresh.replace('.1.', '.'))).toBeUndefined();
    expect(readRefreshToken([SECRET], oneTimeToken(SECRET, link))).toBeUndefined();
  });

  it('is refused when it is any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => readOneTimeToken([SECRET], text) === undefined));
    expect(readOneTimeToken([SECRET], `${tenantId}.${sessionId}`)).toBeUndefined();
  });
});
