import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { correlation } from './correlation.ts';

describe('a correlation', () => {
  it('is the textbook’s, of pairs in any order', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(pairs, (given) => {
        const one = correlation();
        for (const [x, y] of given) one.add(x, y);
        const mean = (pick: 0 | 1) => given.reduce((sum, pair) => sum + pair[pick], 0) / given.length;
        const [mx, my] = [mean(0), mean(1)];
        const sum = (of: (x: number, y: number) => number) => given.reduce((total, [x, y]) => total + of(x - mx, y - my), 0);
        const [xx, yy] = [sum((x) => x * x), sum((_x, y) => y * y)];
        const value = one.value();
        if (xx < 1e-9 || yy < 1e-9) expect(value).toBeNull();
        else expect(value).toBeCloseTo(sum((x, y) => x * y) / Math.sqrt(xx * yy), 9);
      }),
    );
  });

  it('is none of two pairs, which always lie on a line', () => {
    const two = correlation();
    two.add(0, 1);
    two.add(1, 2);
    expect(two.value()).toBeNull();
    two.add(2, 3);
    expect(two.value()).toBeCloseTo(1);
  });
});
