import { Temporal } from 'temporal-polyfill';

import type { Interval } from './intervals.ts';

type Repeated = { first: Interval; everyWeeks: number; times: number; timeZone: string };

/**
 * The lessons of a series: each begins some weeks after the one before, at the same hour of the school's clock, and lasts as long.
 * An hour that a clock change skips moves forward by the gap; a repeated one is its first occurrence (RFC 5545).
 */
export function seriesTimes({ first, everyWeeks, times, timeZone }: Repeated): Interval[] {
  const start = onClock(first.startsAt, timeZone);
  return Array.from({ length: times }, (_, nth) =>
    // The first is just what was asked for, also in an hour that the clock shows twice.
    nth === 0 ? first : from(start.add({ weeks: nth * everyWeeks }), lengthOf(first), timeZone),
  );
}

type Move = { from: Interval; to: Interval; timeZone: string };

/**
 * Where a lesson goes that moves along with another one: as many days and as much on the school's clock, for as long as the other
 * one lasts by now. One that was moved by itself before keeps its difference.
 */
export function movedAlong(lesson: Interval, { from: old, to, timeZone }: Move): Interval {
  if (lesson.startsAt.getTime() === old.startsAt.getTime()) return to;
  const shift = onClock(old.startsAt, timeZone).until(onClock(to.startsAt, timeZone), { largestUnit: 'hour' });
  return from(onClock(lesson.startsAt, timeZone).add(shift), lengthOf(to), timeZone);
}

const onClock = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();

const lengthOf = ({ startsAt, endsAt }: Interval) => endsAt.getTime() - startsAt.getTime();

function from(start: Temporal.PlainDateTime, length: number, timeZone: string): Interval {
  const startsAt = start.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
  return { startsAt: new Date(startsAt), endsAt: new Date(startsAt + length) };
}
