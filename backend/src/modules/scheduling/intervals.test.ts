import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clip, contains, intersect, merge, overlaps, subtract, union, type Interval } from './intervals.ts';

const SPAN = 60;

const interval = (start: number, end: number): Interval => ({ startsAt: new Date(start), endsAt: new Date(end) });
const startOf = ({ startsAt }: Interval) => startsAt.getTime();

const anyInterval = fc
  .tuple(fc.nat(SPAN - 1), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => interval(start, Math.min(SPAN, start + length)));
const anyList = fc.array(anyInterval, { maxLength: 8 });
const sortedList = anyList.map((list) => list.toSorted((a, b) => startOf(a) - startOf(b)));
const disjointList = anyList.map(union);

/** The naive model: one flag a moment. */
const moments = (list: readonly Interval[]) =>
  Array.from({ length: SPAN }, (_, at) => list.some(({ startsAt, endsAt }) => startsAt.getTime() <= at && at < endsAt.getTime()));
const both = (a: readonly Interval[], b: readonly Interval[]) => moments(a).map((inside, at) => inside && moments(b)[at] === true);

/** Sorted, not empty, not overlapping; touching is allowed. */
const isTidy = (list: readonly Interval[]) =>
  list.every(({ startsAt, endsAt }, i) => startsAt < endsAt && (list[i + 1]?.startsAt.getTime() ?? Infinity) >= endsAt.getTime());

describe('intervals', () => {
  it('that touch do not overlap', () => {
    expect(overlaps(interval(1, 2), interval(2, 3))).toBe(false);
    expect(overlaps(interval(1, 3), interval(2, 4))).toBe(true);
    expect(overlaps(interval(1, 9), interval(4, 5))).toBe(true);
  });

  it('overlap when they share a moment', () => {
    fc.assert(fc.property(anyInterval, anyInterval, (a, b) => void expect(overlaps(a, b)).toBe(both([a], [b]).includes(true))));
  });
});

describe('a union', () => {
  it('joins what touches and drops what is empty', () => {
    expect(union([interval(5, 7), interval(9, 9), interval(1, 3), interval(3, 5), interval(20, 10)])).toEqual([interval(1, 7)]);
  });

  it('holds each moment of its parts and no other, as few stretches as can be', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const joined = union(list);
        expect(moments(joined)).toEqual(moments(list));
        expect(joined.every(({ endsAt }, i) => (joined[i + 1]?.startsAt.getTime() ?? Infinity) > endsAt.getTime())).toBe(true);
        expect(merge(joined)).toEqual(joined);
      }),
    );
  });

  it('leaves its input as it was', () => {
    const list = [interval(5, 7), interval(1, 6)];
    union(list);
    expect(list).toEqual([interval(5, 7), interval(1, 6)]);
  });
});

describe('a difference', () => {
  it('cuts holes out and keeps the rests apart', () => {
    expect(subtract([interval(0, 10), interval(10, 20)], [interval(2, 4), interval(3, 5), interval(18, 30)])).toEqual([
      interval(0, 2),
      interval(5, 10),
      interval(10, 18),
    ]);
  });

  it('holds the moments outside every hole', () => {
    fc.assert(
      fc.property(disjointList, sortedList, (list, holes) => {
        const rest = subtract(list, holes);
        const cut = moments(holes);
        expect(moments(rest)).toEqual(moments(list).map((inside, at) => inside && cut[at] === false));
        expect(isTidy(rest)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('holds them also where the list overlaps itself', () => {
    fc.assert(
      fc.property(sortedList, sortedList, (list, holes) => {
        const cut = moments(holes);
        expect(moments(subtract(list, holes))).toEqual(moments(list).map((inside, at) => inside && cut[at] === false));
      }),
      { numRuns: 500 },
    );
  });
});

describe('an intersection', () => {
  it('holds the moments of both', () => {
    fc.assert(
      fc.property(disjointList, disjointList, (a, b) => {
        expect(moments(intersect(a, b))).toEqual(both(a, b));
        expect(isTidy(intersect(a, b))).toBe(true);
        expect(intersect(a, b)).toEqual(intersect(b, a));
      }),
      { numRuns: 500 },
    );
  });

  it('with one window is the list clipped to it', () => {
    fc.assert(fc.property(disjointList, anyInterval, (list, window) => void expect(clip(list, window)).toEqual(intersect(list, [window]))));
  });

  it('drops a stretch that ends before it starts', () => {
    expect(clip([interval(8, 5)], interval(0, 10))).toEqual([]);
  });
});

describe('containing', () => {
  it('counts stretches that touch as one', () => {
    const list = [interval(0, 5), interval(5, 10), interval(11, 20)];
    expect(contains(list, interval(2, 10))).toBe(true);
    expect(contains(list, interval(2, 12))).toBe(false);
    expect(contains(list, interval(11, 20))).toBe(true);
    expect(contains([], interval(1, 2))).toBe(false);
  });

  it('means that no moment lies outside', () => {
    fc.assert(
      fc.property(sortedList, anyInterval, (list, inner) => {
        const covered = moments(list);
        expect(contains(list, inner)).toBe(moments([inner]).every((inside, at) => !inside || covered[at]));
      }),
      { numRuns: 500 },
    );
  });
});
