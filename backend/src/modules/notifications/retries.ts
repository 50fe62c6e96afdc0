/** After so many attempts a mail is given up: with the waits below after some seventeen hours. */
export const MOST_ATTEMPTS = 14;

const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;

/**
 * Milliseconds until the next attempt after `attempts` failed ones: twice as long each time, up to four hours, less up to
 * a quarter by `chance` (0 to 1), so that what failed together does not come back together.
 */
export function waitAfter(attempts: number, chance: number): number {
  const doubled = FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1);
  return Math.round(Math.min(doubled, LONGEST_WAIT_MS) * (1 - chance / 4));
}
