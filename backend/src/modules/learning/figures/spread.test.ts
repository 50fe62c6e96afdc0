import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { inOrder, quantile, spreadOf } from './spread.ts';

it('lies between the least and the most', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 50 }), (values) => {
      const { mean, median } = spreadOf(values);
      for (const value of [mean, median, quantile(inOrder(values), 0.9)]) {
        expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }
    }),
  );
});

it('is that of a sample, and none of one value', () => {
  expect(spreadOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, median: 4.5, standardDeviation: Math.sqrt(32 / 7) });
  expect(spreadOf([3])).toEqual({ mean: 3, median: 3, standardDeviation: null });
});
