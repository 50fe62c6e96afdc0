import type { figures } from '#contract';

import { inOrder, quantile } from './spread.ts';

const COUNT = 10;

/** Percentages in tenths: 0 up to 10, …, 90 up to and with 100. */
export function percentBuckets(percents: readonly number[]): figures.Bucket[] {
  const counts = countsOf(percents, 10);
  return counts.map((count, index) => ({ from: index * 10, to: (index + 1) * 10, count }));
}

/** Widths that people read well, in seconds. */
const WIDTHS = [5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400];

/**
 * Times in ten stretches of one width, wide enough for all but the outliers (above the upper quartile by more than one and
 * a half times the quartiles’ distance); those are in the last, which has no end then.
 */
export function timeBuckets(seconds: readonly number[]): figures.Bucket[] {
  const ordered = inOrder(seconds);
  const [lower, upper, longest] = [quantile(ordered, 0.25), quantile(ordered, 0.75), ordered.at(-1) ?? 0];
  const reach = Math.min(longest, upper + 1.5 * (upper - lower));
  const width = WIDTHS.find((each) => each * COUNT >= reach) ?? Math.ceil(reach / COUNT);
  const isOpen = longest > width * COUNT;
  return countsOf(seconds, width).map((count, index) => {
    const to = index === COUNT - 1 && isOpen ? null : (index + 1) * width;
    return { from: index * width, to, count };
  });
}

function countsOf(values: readonly number[], width: number): number[] {
  const counts = Array.from({ length: COUNT }, () => 0);
  for (const value of values) {
    const index = Math.min(COUNT - 1, Math.max(0, Math.floor(value / width)));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
