import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainDecimal } from './plain-decimal.ts';

describe('a plain decimal', () => {
  it.each([
    [0, '0'],
    [-1.5, '-1.5'],
    [1e21, '1000000000000000000000'],
    [1.25e22, '12500000000000000000000'],
    [-1.5e-7, '-0.00000015'],
    [5e-324, `0.${'0'.repeat(323)}5`],
  ])('of %d is %s', (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });

  it('has no exponent and reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(plainDecimal(value)).toMatch(/^-?\d+(?:\.\d+)?$/);
        expect(Number(plainDecimal(value))).toBe(value + 0);
      }),
    );
  });
});
