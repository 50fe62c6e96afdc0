import type { Clock } from '#src/platform/clock.ts';

export type TestClock = Clock & { set(instant: Date): void; advance(milliseconds: number): void };

/** A clock that stands still until a test moves it. */
export function createTestClock(start: Date): TestClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    set: (instant) => void (now = instant.getTime()),
    advance: (milliseconds) => void (now += milliseconds),
  };
}
