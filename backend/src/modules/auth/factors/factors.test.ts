import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hashOfCode, newRecoveryCodes } from './recovery-codes.ts';
import { locked, unlocked } from './secret-box.ts';
import { codeAt, newTotpSecret, stepOfCode, totpUri } from './totp.ts';

const SECRET = 'a secret of at least thirty-two characters';
const NOW = new Date('2026-03-02T12:00:00.000Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

describe('a code of an authenticator app', () => {
  it('is the one of RFC 6238', () => {
    // The RFC's secret in base 32; its eight digits end in the six that apps show.
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(codeAt(secret, new Date(59_000))).toBe('287082');
    expect(codeAt(secret, new Date(1_111_111_109_000))).toBe('081804');
    expect(stepOfCode(secret, '287082', new Date(59_000))).toBe(1);
  });

  it('counts in its own step of 30 seconds, the one before and the one after, and in no other', () => {
    const secret = newTotpSecret();
    const code = codeAt(secret, NOW);
    for (const seconds of [-30, 0, 29, 30, 59]) expect(stepOfCode(secret, code, later(seconds)), `${seconds}`).toBe(NOW.getTime() / 30_000);
    for (const seconds of [-31, 60, 3_600]) expect(stepOfCode(secret, code, later(seconds)), `${seconds}`).toBeUndefined();
  });

  it('stands in an address that apps can read', () => {
    const uri = new URL(totpUri('GEZDGNBVGY3TQOJQ', { issuer: 'Alpha Flight School', label: 'ada@alpha.test' }));
    expect(decodeURIComponent(uri.pathname)).toContain('Alpha Flight School:ada@alpha.test');
    expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQ');
  });
});

describe('a locked secret', () => {
  it('opens for its owner alone, under either accepted secret, and never after a change', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, at) => {
        const box = locked(text, { secret: SECRET, owner: 'ada' });
        expect(unlocked(box, { secrets: ['the next secret of at least thirty-two', SECRET], owner: 'ada' })).toBe(text);
        expect(unlocked(box, { secrets: [SECRET], owner: 'bob' })).toBeUndefined();
        const bytes = Buffer.from(box, 'base64url');
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ 1;
        expect(unlocked(bytes.toString('base64url'), { secrets: [SECRET], owner: 'ada' })).toBeUndefined();
      }),
    );
  });

  it('looks different each time, and any other text opens to nothing', () => {
    const box = () => locked('text', { secret: SECRET, owner: 'ada' });
    expect(box()).not.toBe(box());
    fc.assert(fc.property(fc.string(), (text) => unlocked(text, { secrets: [SECRET], owner: 'ada' }) === undefined));
  });
});

describe('recovery codes', () => {
  it('are ten, all different, easy to read', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[2-9a-hjkmnp-z]{4}(-[2-9a-hjkmnp-z]{4}){3}$/);
  });

  it('are compared without regard to case, spaces and hyphens, and one person’s are no one else’s', () => {
    const ada = { tenantId: 't', userId: 'ada' };
    expect(hashOfCode(' K3MP 7xwd-9hqa v2tc', ada)).toBe(hashOfCode('k3mp-7xwd-9hqa-v2tc', ada));
    expect(hashOfCode('k3mp-7xwd-9hqa-v2tc', { ...ada, userId: 'bob' })).not.toBe(hashOfCode('k3mp-7xwd-9hqa-v2tc', ada));
  });
});
