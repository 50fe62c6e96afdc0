/** An exact fraction in lowest terms; the divisor is above zero. Thirds stay thirds, and 0.1 + 0.2 is 0.3. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export const ZERO: Fraction = { top: 0n, bottom: 1n };
export const ONE: Fraction = { top: 1n, bottom: 1n };

/** The fraction of two whole numbers. */
export function fraction(top: bigint | number, bottom: bigint | number = 1n): Fraction {
  const [above, below] = [BigInt(top), BigInt(bottom)];
  if (below === 0n) throw new RangeError('A fraction of zero parts');
  const shared = greatestDivisor(above, below) * (below < 0n ? -1n : 1n);
  return { top: above / shared, bottom: below / shared };
}

/** The number as a person wrote it: the shortest decimal that stands for this double, taken exactly. */
export function exactly(value: number): Fraction {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const scale = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return scale < 0 ? fraction(digits, 10n ** BigInt(-scale)) : fraction(digits * 10n ** BigInt(scale));
}

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { top: -b.top, bottom: b.bottom });
export const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, ZERO);

/** Below zero, zero or above zero, as a sort function answers. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The value, or the nearest of zero and one when it lies beyond them. */
export function betweenZeroAndOne(value: Fraction): Fraction {
  if (compare(value, ZERO) < 0) return ZERO;
  return compare(value, ONE) > 0 ? ONE : value;
}

/** The nearest number with so many decimals; a half goes up. The one place where exactness ends. */
export function rounded(value: Fraction, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  const doubled = 2n * value.top * scale + value.bottom;
  const steps = floorDivide(doubled, 2n * value.bottom);
  return Number(steps) / Number(scale);
}

function floorDivide(top: bigint, bottom: bigint): bigint {
  const quotient = top / bottom;
  return top % bottom < 0n ? quotient - 1n : quotient;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
