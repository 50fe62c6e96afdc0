import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { seededShuffle } from './seeded-shuffle.ts';

describe('a seeded shuffle', () => {
  it('keeps every item, and its order at every look', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const shuffled = seededShuffle(items, seed);
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
        expect(seededShuffle(items, seed)).toEqual(shuffled);
      }),
    );
  });

  it('puts each of four items in each place about equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 8_000; seed++) {
      seededShuffle([0, 1, 2, 3], `0195c1d2-7e3a-7000-8000-${seed}/q1`).forEach((item, place) => {
        counts.set(`${item}@${place}`, (counts.get(`${item}@${place}`) ?? 0) + 1);
      });
    }
    expect(counts.size).toBe(16);
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });
});
