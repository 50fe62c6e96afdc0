import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { betweenZeroAndOne, compare, exactly, fraction, minus, ONE, plus, rounded, sum, times, ZERO } from './fraction.ts';

const small = fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 99 })).map(([top, bottom]) => fraction(top, bottom));

describe('fractions', () => {
  it('take decimals as they are written', () => {
    expect(sum([exactly(0.1), exactly(0.2)])).toEqual(exactly(0.3));
    expect(exactly(1e21)).toEqual(fraction(10n ** 21n));
    expect(exactly(-1.5e-7)).toEqual(fraction(-15, 10n ** 8n));
    expect(exactly(5e-324).bottom).toBe(2n * 10n ** 323n);
    expect(exactly(-0)).toEqual(ZERO);
  });

  it('stay in lowest terms, and know no zero parts', () => {
    expect(fraction(4, -6)).toEqual({ top: -2n, bottom: 3n });
    expect(sum([fraction(1, 3), fraction(1, 3), fraction(1, 3)])).toEqual(ONE);
    expect(() => fraction(1, 0)).toThrow(RangeError);
  });

  it.each([
    [fraction(1, 3), 4, 0.3333],
    [fraction(2, 3), 4, 0.6667],
    [exactly(1.00005), 4, 1.0001],
    [exactly(1.00004999), 4, 1],
    [exactly(1.005), 2, 1.01],
    [exactly(79.995), 2, 80],
    [exactly(-0.00005), 4, 0],
    [exactly(-0.00006), 4, -0.0001],
  ])('round %o to %i decimals, a half going up', (value, decimals, expected) => {
    expect(rounded(value, decimals)).toBe(expected);
  });

  it('add, multiply and compare as numbers do', () => {
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        expect(plus(a, b)).toEqual(plus(b, a));
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(plus(minus(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(Math.sign(compare(minus(a, b), ZERO)));
        expect(compare(a, b)).toBe(0 - compare(b, a));
      }),
    );
  });

  it('give back every double that was read', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const { top, bottom } = exactly(value);
        if (Math.abs(value) < 1e15 && Math.abs(value) > 1e-5) expect(Number(`${(top * 10n ** 30n) / bottom}e-30`)).toBeCloseTo(value, 9);
        expect(exactly(-value)).toEqual({ top: -top, bottom });
      }),
    );
  });

  it('are kept between zero and one', () => {
    expect([fraction(-1, 3), fraction(1, 3), fraction(4, 3)].map(betweenZeroAndOne)).toEqual([ZERO, fraction(1, 3), ONE]);
  });
});
