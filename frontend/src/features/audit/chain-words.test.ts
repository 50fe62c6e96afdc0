import { describe, expect, it } from 'vitest';

import { chainWords } from './chain-words.ts';

const VIEW = { timeZone: 'America/New_York', now: new Date('2026-11-23T12:00:00Z') };
const SOUND = { valid: true, entries: 1204, headHash: 'h', firstBrokenSeq: null, checkpoint: null };
const checkpoint = (signedAt: string, valid = true) => ({ seq: 1200, signedAt: new Date(signedAt), keyId: 'k', valid });

describe('the state of the chain', () => {
  it('is sound, with its length and when it was signed on the school’s calendar', () => {
    const words = (part: object) => chainWords({ ...SOUND, ...part }, VIEW);
    expect(words({})).toEqual({ sound: true, text: 'Chain sound, 1,204 entries' });
    expect(words({ checkpoint: undefined, entries: 1 }).text).toBe('Chain sound, 1 entry');
    expect(words({ checkpoint: checkpoint('2026-11-23T06:00:00Z') }).text).toBe('Chain sound, 1,204 entries, signed today');
    expect(words({ checkpoint: checkpoint('2026-11-23T04:00:00Z') }).text).toBe('Chain sound, 1,204 entries, signed yesterday');
    expect(words({ checkpoint: checkpoint('2026-11-02T12:00:00Z') }).text).toBe('Chain sound, 1,204 entries, signed on Mon 2 Nov 2026');
  });

  it('is broken where an entry, a signature or anything else does not hold', () => {
    const words = (part: object) => chainWords({ ...SOUND, valid: false, ...part }, VIEW);
    expect(words({ firstBrokenSeq: 17 })).toEqual({ sound: false, text: 'Broken at entry 17', brokenAt: 17 });
    expect(words({ checkpoint: checkpoint('2026-11-23T06:00:00Z', false) })).toEqual({
      sound: false,
      text: 'What was signed today does not hold',
      brokenAt: 1200,
    });
    expect(words({}).sound).toBe(false);
  });
});
