import type { calendar } from '@flightline/backend/contract';

import type { Period } from '../../lib/school-time.ts';
import type { WeekBooking } from './week-events.ts';

type Around = {
  bookings: readonly WeekBooking[];
  availability: readonly calendar.AvailabilityStretch[];
  now: Date;
};

const overlap = (a: Period, b: Period) => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

const same = (a: string | null | undefined, b: string | null | undefined) => a !== null && a !== undefined && a === b;

/** What a lesson may share with no other at the same time, in the order in which it is refused. */
const SHARED: readonly { is: (a: WeekBooking, b: WeekBooking) => boolean; words: (other: WeekBooking) => string }[] = [
  {
    is: (a, b) => same(a.student?.id, b.student?.id),
    words: ({ student }) => `${student?.fullName ?? 'The student'} has another lesson then.`,
  },
  {
    is: (a, b) => same(a.instructorId, b.instructorId),
    words: ({ instructor }) => `${instructor?.fullName ?? 'The instructor'} has another lesson then.`,
  },
  {
    is: (a, b) => same(a.resourceId, b.resourceId) && b.status !== 'REQUESTED' && a.status !== 'REQUESTED',
    words: ({ resource }) => `${resource?.name ?? 'The aircraft or room'} is taken then.`,
  },
];

/**
 * Why a lesson cannot be dropped at a time, in words; null where nothing that the calendar shows is in the way. The server has
 * the last word: it knows buffers, limits and what changed meanwhile.
 */
export function whyNoDrop(booking: WeekBooking, to: Period, { bookings, availability, now }: Around): string | null {
  if (to.startsAt <= now) return 'That time has passed.';
  const others = bookings.filter((other) => other !== booking && (other.id === null || other.id !== booking.id) && overlap(other, to));
  for (const { is, words } of SHARED) {
    const other = others.find((each) => is(booking, each));
    if (other) return words(other);
  }
  if (
    booking.instructorId !== null &&
    !isCovered(
      to,
      availability.filter(({ instructorId }) => instructorId === booking.instructorId),
    )
  ) {
    return `${booking.instructor?.fullName ?? 'The instructor'} is not available then. Open the lesson to move it there with a reason.`;
  }
  return null;
}

/** Whether the stretches cover every moment of a period; touching ones count as one. */
function isCovered({ startsAt, endsAt }: Period, stretches: readonly Period[]): boolean {
  let reached = startsAt.getTime();
  for (const stretch of stretches.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    if (stretch.startsAt.getTime() <= reached) reached = Math.max(reached, stretch.endsAt.getTime());
  }
  return reached >= endsAt.getTime();
}

/** The same length at another beginning: a lesson that is moved neither grows nor shrinks where the clock changes. */
export const movedTo = ({ startsAt, endsAt }: Period, start: Date): Period => ({
  startsAt: start,
  endsAt: new Date(start.getTime() + endsAt.getTime() - startsAt.getTime()),
});
