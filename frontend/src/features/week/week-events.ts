import type { calendar } from '@flightline/backend/contract';

import { addDays, dayOf, type Period, startOfDay, timeOf } from '../../lib/school-time.ts';

/** A stretch of one local day as the calendar draws it: wall-clock times of the school, `YYYY-MM-DD HH:mm:ss`. */
export type Drawn = { day: string; start: string; end: string };

const END_OF_DAY = '23:59:59';
/** Less than this cannot be read or clicked. */
const LEAST_MINUTES = 15;

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (total: number): string =>
  total >= 1_440 ? END_OF_DAY : `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}:00`;

/**
 * Where a period stands on the school's wall clock, one piece for each local day. In the hour that repeats, a piece whose
 * end the clock shows before its start is drawn from its start by the time that really passes.
 */
export function drawnOn({ startsAt, endsAt }: Period, timeZone: string): Drawn[] {
  const pieces: Drawn[] = [];
  let from = startsAt;
  while (from < endsAt) {
    const day = dayOf(from, timeZone);
    const midnight = startOfDay(addDays(day, 1), timeZone);
    const until = endsAt < midnight ? endsAt : midnight;
    const start = minutes(timeOf(from, timeZone));
    const elapsed = Math.round((until.getTime() - from.getTime()) / 60_000);
    const shown = until === endsAt && endsAt < midnight ? minutes(timeOf(until, timeZone)) : 1_440;
    const end = Math.max(shown > start ? shown : start + elapsed, start + LEAST_MINUTES);
    pieces.push({ day, start: `${day} ${clock(start)}`, end: `${day} ${clock(end)}` });
    from = until;
  }
  return pieces;
}

export type WeekBooking = calendar.CalendarBooking;

/** First and last hour to show: at least a working day, more where someone is there earlier or later. */
export function hoursShown(drawn: readonly Drawn[]): { startTime: string; endTime: string } {
  const starts = drawn.map(({ start }) => Math.floor(minutes(start.slice(11)) / 60));
  const ends = drawn.map(({ end }) => Math.ceil(minutes(end.slice(11)) / 60));
  const first = Math.min(7, ...starts);
  const last = Math.max(19, ...ends);
  return { startTime: clock(first * 60), endTime: last >= 24 ? END_OF_DAY : clock(last * 60) };
}
