import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { waitAfterFailures, waitInWords } from './sign-in-backoff.ts';

describe('the wait after wrong passwords', () => {
  it('is none for four, then half a minute, doubling to a quarter of an hour', () => {
    const seconds = [1, 4, 5, 6, 7, 8, 9, 10, 11, 1_000_000].map((failures) => waitAfterFailures(failures) / 1_000);
    expect(seconds).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('never grows shorter', () => {
    fc.assert(fc.property(fc.nat(), (failures) => waitAfterFailures(failures + 1) >= waitAfterFailures(failures)));
  });

  it.each([
    [1, '1 second'],
    [30, '30 seconds'],
    [119, '119 seconds'],
    [120, '2 minutes'],
    [121, '3 minutes'],
    [900, '15 minutes'],
  ])('of %d seconds is said as %s', (seconds, words) => {
    expect(waitInWords(seconds)).toBe(words);
  });
});
