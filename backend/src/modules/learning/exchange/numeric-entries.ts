import { Unreadable } from './imported.ts';

/** A numeric answer with its share of the points. */
export type NumericEntry = {
  readonly value: number;
  readonly tolerance: number;
  readonly percent: number;
  readonly feedback?: string | undefined;
};

/** Sorts numeric answers into the one that earns everything and its alternatives. */
export function numericEntries(entries: readonly NumericEntry[]) {
  const main = entries.find(({ percent }) => percent === 100);
  if (!main) throw new Unreadable('No number earns the full points');
  const alternatives = entries.filter((entry) => entry !== main);
  const { value, tolerance, feedback } = main;
  return { value, tolerance, feedback, alternatives: alternatives.length > 0 ? alternatives : undefined };
}
