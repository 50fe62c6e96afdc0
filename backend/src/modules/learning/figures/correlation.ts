/** Fewer pairs always lie on a line: a correlation of them says nothing. */
const FEWEST = 3;
/** Below it a difference is that of doubles, not of people. */
const TINY = 1e-12;

/** Pearson’s correlation of pairs that come one by one, by the updates of Welford: no pair is kept. */
export type Correlation = { add(x: number, y: number): void; value(): number | null };

/** A correlation of nothing yet; its value is null with fewer than three pairs, or where one side is always the same. */
export function correlation(): Correlation {
  let count = 0;
  const mean = { x: 0, y: 0 };
  const sums = { xx: 0, yy: 0, xy: 0 };
  return {
    add(x, y) {
      count += 1;
      const [fromX, fromY] = [x - mean.x, y - mean.y];
      mean.x += fromX / count;
      mean.y += fromY / count;
      sums.xx += fromX * (x - mean.x);
      sums.yy += fromY * (y - mean.y);
      sums.xy += fromX * (y - mean.y);
    },
    value() {
      if (count < FEWEST || sums.xx < TINY * count || sums.yy < TINY * count) return null;
      return Math.min(1, Math.max(-1, sums.xy / Math.sqrt(sums.xx * sums.yy)));
    },
  };
}
