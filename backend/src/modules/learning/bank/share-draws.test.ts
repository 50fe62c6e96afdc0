import fc from 'fast-check';
import { expect, it } from 'vitest';

import { shareDraws, type Wanted } from './share-draws.ts';

const names = (most: number) => fc.uniqueArray(fc.integer({ min: 0, max: most }).map(String), { maxLength: most });
const draws = fc.array(fc.record({ count: fc.integer({ min: 1, max: 6 }), candidates: names(15) }), { maxLength: 5 });

/** The most that any way of sharing can give, tried out by brute force over the sets of draws (Hall's condition). */
function mostThatCanBeShared(wanted: readonly Wanted[]): number {
  const all = wanted.reduce((sum, { count }) => sum + count, 0);
  const lacks = Array.from({ length: 2 ** wanted.length }, (_, set) => {
    const chosen = wanted.filter((_each, draw) => (set >> draw) & 1);
    const there = new Set(chosen.flatMap(({ candidates }) => candidates)).size;
    return chosen.reduce((sum, { count }) => sum + count, 0) - there;
  });
  return all - Math.max(0, ...lacks);
}

it('gives no question to two draws, none a draw does not want, and never more than asked for', () => {
  fc.assert(
    fc.property(draws, (wanted) => {
      const shared = shareDraws(wanted);
      expect(new Set(shared.flat()).size).toBe(shared.flat().length);
      shared.forEach((ids, draw) => {
        expect(ids.length).toBeLessThanOrEqual(wanted[draw]?.count ?? 0);
        for (const id of ids) expect(wanted[draw]?.candidates).toContain(id);
      });
    }),
  );
});

it('gives every draw its count wherever there is any way to, and as much as there can be where there is none', () => {
  fc.assert(
    fc.property(draws, (wanted) => {
      expect(shareDraws(wanted).flat()).toHaveLength(mostThatCanBeShared(wanted));
    }),
    { numRuns: 500 },
  );
});

it('takes the first that are welcome where nobody else wants them', () => {
  expect(shareDraws([{ count: 2, candidates: ['c', 'a', 'b'] }])).toEqual([['c', 'a']]);
});
