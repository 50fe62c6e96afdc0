import { describe, expect, it } from 'vitest';

import { decimalRange } from './number-range.ts';

describe('a range of numbers', () => {
  it.each([
    [3.141, 3.142, 3.1415, 0.0005],
    [0.1, 0.4, 0.25, 0.15],
    [5, -5, 0, 5],
    [1e15, 1e15, 1e15, 0],
    [1e-7, 3e-7, 2e-7, 1e-7],
  ])('from %d to %d is %d ± %d', (one, other, value, tolerance) => {
    expect(decimalRange(one, other)).toEqual({ value, tolerance });
  });
});
