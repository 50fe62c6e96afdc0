import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { MOST_ATTEMPTS, waitAfter } from './retries.ts';

it('waits twice as long after each failure, up to four hours', () => {
  expect([1, 2, 3, 11, 14].map((attempts) => waitAfter(attempts, 0) / 1_000)).toEqual([15, 30, 60, 14_400, 14_400]);
});

it('goes on through a night without a mail server', () => {
  const longest = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => waitAfter(index + 1, 1));
  expect(longest.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(10 * 3_600_000);
});

it('never waits less than three quarters of its turn, nor longer than it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const whole = waitAfter(attempts, 0);
      const wait = waitAfter(attempts, chance);
      expect(wait).toBeLessThanOrEqual(whole);
      expect(wait).toBeGreaterThanOrEqual(Math.floor(whole * 0.75));
    }),
  );
});
