import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { percentBuckets, timeBuckets } from './buckets.ts';

it('puts a hundred percent in the last tenth', () => {
  expect(percentBuckets([100, 90, 89.99, 0]).map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
});

it('puts a week among minutes beyond the end', () => {
  expect(timeBuckets([60, 120, 180, 240, 604_800]).at(-1)).toEqual({ from: 540, to: null, count: 1 });
});

it('counts each value once', () => {
  const total = (buckets: readonly { count: number }[]) => buckets.reduce((sum, { count }) => sum + count, 0);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 }), (seconds) => {
      expect(total(timeBuckets(seconds))).toBe(seconds.length);
      expect(total(percentBuckets(seconds.map((each) => each / 1e4)))).toBe(seconds.length);
    }),
  );
});
