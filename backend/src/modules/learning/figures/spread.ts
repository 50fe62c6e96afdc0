/** The middle of some numbers and how far they lie apart (definitions: docs/figures.md). */
export type Spread = { readonly mean: number | null; readonly median: number | null; readonly standardDeviation: number | null };

/** Mean, median and the standard deviation of a sample (n - 1); null where there are too few. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = meanOf(values);
  if (mean === null) return { mean: null, median: null, standardDeviation: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardDeviation = values.length < 2 ? null : Math.sqrt(squares / (values.length - 1));
  return { mean, median: quantile(inOrder(values), 0.5), standardDeviation };
}

/** The arithmetic mean; null of nothing. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

export const inOrder = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** The value below which a share of the ordered values lies, between two of them in proportion (type 7 of Hyndman and Fan). */
export function quantile(ordered: readonly number[], share: number): number {
  const place = (ordered.length - 1) * share;
  const lower = ordered[Math.floor(place)] ?? 0;
  const upper = ordered[Math.ceil(place)] ?? lower;
  return lower + (upper - lower) * (place - Math.floor(place));
}

/** A number with so many decimals. */
export const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
