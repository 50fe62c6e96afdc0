import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exactly, fraction, ONE, sum } from './fraction.ts';
import { shareOfPercent } from './weight.ts';

describe('a weight in percent', () => {
  it.each([
    [33.33333, 1, 3],
    [33.333, 1, 3],
    [66.66667, 2, 3],
    [-33.33333, -1, 3],
    [16.66667, 1, 6],
    [14.28571, 1, 7],
    [11.11111, 1, 9],
    [83.33333, 5, 6],
    [100 / 3, 1, 3],
    [12.5, 1, 8],
    [33.33, 3333, 10_000],
    [33.334, 33_334, 100_000],
    [0, 0, 1],
    [100, 1, 1],
    [1e-7, 1, 10 ** 9],
  ])('of %d is %i parts of %i', (percent, top, bottom) => {
    expect(shareOfPercent(percent)).toEqual(fraction(top, bottom));
  });

  it('given to n options makes the whole, as Moodle writes it', () => {
    for (let parts = 1; parts <= 12; parts++) {
      const each = shareOfPercent(Number((100 / parts).toFixed(5)));
      expect(sum(Array.from({ length: parts }, () => each))).toEqual(ONE);
    }
  });

  it('with up to two decimals is exactly what it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000 }), (hundredths) => {
        expect(shareOfPercent(hundredths / 100)).toEqual(fraction(hundredths, 10_000));
      }),
    );
  });

  it('never moves by more than its last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (percent) => {
        const { top, bottom } = shareOfPercent(percent);
        const written = exactly(percent);
        expect(Number(top * 100n) / Number(bottom)).toBeCloseTo(Number(written.top) / Number(written.bottom), 3);
      }),
    );
  });
});
