import { exactly, fraction, type Fraction } from './fraction.ts';

/** Up to twelfths: what authors divide a question's points into. */
const PARTS = Array.from({ length: 12 }, (_, index) => index + 1);

/**
 * A percentage as a share of one. Moodle writes a third as 33.33333 or 33.333: three such options make the whole,
 * so a percentage with three decimals or more that is a rounded part of 100 stands for that part.
 */
export function shareOfPercent(percent: number): Fraction {
  const decimals = String(percent).split('.')[1]?.length ?? 0;
  if (decimals >= 3 && decimals <= 16) {
    for (const parts of PARTS) {
      const count = Math.round((percent * parts) / 100);
      if (rounds(percent, (100 * count) / parts, decimals)) return fraction(count, parts);
    }
  }
  const written = exactly(percent);
  return fraction(written.top, written.bottom * 100n);
}

/** Whether the percentage is the value written with so many decimals; the last of a double's digits may be off. */
const rounds = (percent: number, value: number, decimals: number): boolean =>
  decimals < 12 ? Number(value.toFixed(decimals)) === percent : Math.abs(value - percent) < 1e-11;
