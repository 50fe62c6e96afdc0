/** So many wrong passwords are anyone's slip of the finger. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** After a day without a failure the count begins anew. */
export const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** How long to wait, in milliseconds, after so many failures in a row: half a minute after the fifth, twice as long each time. */
export function waitAfterFailures(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS);
}

/** A wait as a person says it, never shorter than it is. */
export function waitInWords(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
