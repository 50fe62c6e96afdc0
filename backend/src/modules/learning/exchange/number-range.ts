import { exactly, fraction, minus, plus, times, type Fraction } from '../questions/fraction.ts';

const HALF = fraction(1, 2);

/** The middle of two numbers and its distance to them, by their decimals: 3.141 to 3.142 is 3.1415 ± 0.0005. */
export function decimalRange(one: number, other: number): { value: number; tolerance: number } {
  const [low, high] = [exactly(Math.min(one, other)), exactly(Math.max(one, other))];
  return { value: toNumber(times(plus(low, high), HALF)), tolerance: toNumber(times(minus(high, low), HALF)) };
}

/** Halves of decimals are decimals; the text of it reads as the nearest double. */
function toNumber({ top, bottom }: Fraction): number {
  const places = String(bottom).length * 4;
  return Number(`${(top * 10n ** BigInt(places)) / bottom}e-${places}`);
}
