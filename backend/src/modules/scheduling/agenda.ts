import { overlaps, type Interval } from './intervals.ts';
import type { LocalDay } from './school-time.ts';

/** A stretch that a booking takes, its buffers included. */
export type Taken = Interval & { readonly bookingId: string };

/** An aircraft, a simulator or a room. */
export type Means = { id: string; name: string; kind: 'AIRCRAFT' | 'SIMULATOR' | 'ROOM'; model: string | null; grounded: boolean };

/** How much instructors may teach, and how much they already do. Minutes by the index of the day and of the week, in `days`. */
export type Duty = {
  dailyMinutes: number | null;
  weeklyMinutes: number | null;
  /** The weeks that are looked at, whole, and for each day the index of its week. */
  days: readonly LocalDay[];
  weekOfDay: readonly number[];
  taught: ReadonlyMap<string, { byDay: readonly number[]; byWeek: readonly number[] }>;
};

/**
 * All that decides whether a time can be booked: one picture of a stretch of time, from which slots are listed, placements
 * judged and refusals explained. Every list is sorted by start.
 */
export type Agenda = {
  timeZone: string;
  /** Those who may teach, by id, with when they are available. */
  available: ReadonlyMap<string, readonly Interval[]>;
  taken: {
    byInstructor: ReadonlyMap<string, readonly Taken[]>;
    byResource: ReadonlyMap<string, readonly Taken[]>;
    byStudent: readonly Taken[];
  };
  /** Times in which the school, an instructor or an aircraft is out. */
  out: {
    school: readonly Interval[];
    byInstructor: ReadonlyMap<string, readonly Interval[]>;
    byResource: ReadonlyMap<string, readonly Interval[]>;
  };
  resources: ReadonlyMap<string, Means>;
  duty: Duty;
  /** Between which instants the asking person may let a lesson start; the first is excluded. */
  window: { after: Date; noticeUntil: Date; horizon: Date | null };
};

/** A lesson at a time: its buffers, who teaches it and what it takes; null where it needs none. */
export type Placed = Interval & {
  /** The booking itself, which is no obstacle; none while it is being made. */
  bookingId?: string;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  instructorId: string | null;
  resourceId: string | null;
};

const MINUTE = 60_000;

/** A lesson with the minutes before and after it. */
export const withBuffers = ({
  startsAt,
  endsAt,
  bufferBeforeMinutes,
  bufferAfterMinutes,
}: Omit<Placed, 'instructorId' | 'resourceId'>): Interval => ({
  startsAt: new Date(startsAt.getTime() - bufferBeforeMinutes * MINUTE),
  endsAt: new Date(endsAt.getTime() + bufferAfterMinutes * MINUTE),
});

/** The first of the sorted stretches that shares a moment with the period. */
export const firstOverlap = (sorted: readonly Interval[] | undefined, period: Interval): Interval | undefined =>
  sorted?.find((each) => overlaps(each, period));

/** As `firstOverlap`, of what others have taken. */
export const takenByOther = (taken: readonly Taken[] | undefined, placed: Placed): Taken | undefined => {
  const whole = withBuffers(placed);
  return taken?.find((each) => each.bookingId !== placed.bookingId && overlaps(each, whole));
};

/** Whether one more lesson keeps an instructor within the day's and the week's limit. A lesson counts for the day on which it starts. */
export function dutyLeft(
  { dailyMinutes, weeklyMinutes, days, weekOfDay, taught }: Duty,
  instructorId: string,
  lesson: Interval,
): 'DAY' | 'WEEK' | null {
  if (dailyMinutes === null && weeklyMinutes === null) return null;
  const day = dayOf(days, lesson.startsAt);
  if (day < 0) throw new RangeError('The agenda does not reach that far.');
  const minutes = (lesson.endsAt.getTime() - lesson.startsAt.getTime()) / MINUTE;
  const own = taught.get(instructorId) ?? NOTHING;
  if ((own.byDay[day] ?? 0) + minutes > (dailyMinutes ?? Infinity)) return 'DAY';
  if ((own.byWeek[weekOfDay[day] ?? 0] ?? 0) + minutes > (weeklyMinutes ?? Infinity)) return 'WEEK';
  return null;
}

const NOTHING = { byDay: [], byWeek: [] };

/** Which of the days, sorted and apart, holds the instant; -1 where none does. */
export function dayOf(days: readonly LocalDay[], instant: Date): number {
  const at = instant.getTime();
  let low = 0;
  let high = days.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const day = days[middle];
    if (!day) break;
    if (at < day.startsAt.getTime()) high = middle - 1;
    else if (at >= day.endsAt.getTime()) low = middle + 1;
    else return middle;
  }
  return -1;
}
