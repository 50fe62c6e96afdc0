import type { bookings, Role } from '@flightline/backend/contract';

/** A booking's title, also where nobody gave it one. */
export const titleOf = ({ title }: { title: string | null }): string => title ?? 'Lesson';

const KINDS = { AIRCRAFT: 'aircraft', SIMULATOR: 'simulator', ROOM: 'room' } as const;

type Wish = Pick<bookings.Booking, 'wantedKind' | 'wantedModel'>;

/** "Any C172", "Any aircraft", where one is still to be chosen. */
export function wishWords({ wantedKind, wantedModel }: Wish): string {
  if (wantedModel) return `Any ${wantedModel}`;
  return wantedKind ? `Any ${KINDS[wantedKind]}` : 'None asked for';
}

/** What happened, by the name of the audited act. */
const ACTS: Record<string, string> = {
  'schedule.booking.create': 'Requested',
  'schedule.booking.approve': 'Approved',
  'schedule.booking.assign': 'Instructor assigned',
  'schedule.booking.unassign': 'Assignment taken back',
  'schedule.booking.waive': 'Late cancellation waived',
  'schedule.booking.swap': 'Changed hands',
  'schedule.booking.restore': 'Put back',
  'schedule.booking.release': 'Time no longer kept',
  'schedule.booking.complete': 'Completed',
  'schedule.booking.cancel': 'Cancelled',
  'schedule.booking.reschedule': 'Moved to another time',
  'schedule.booking.escalate': 'Escalated, since it waited too long',
};

export const actWords = (action: string): string => ACTS[action] ?? 'Changed';

const REASONS = {
  STUDENT: 'The student cannot come',
  INSTRUCTOR: 'The instructor cannot come',
  SCHOOL: 'The school cancels',
  WEATHER: 'Weather',
  MAINTENANCE: 'Aircraft or room out of service',
  NO_SHOW: 'The student did not appear',
  OTHER: 'Another reason',
} as const satisfies Record<bookings.CancelReason, string>;

export const reasonWords = (reason: bookings.CancelReason): string => REASONS[reason];

/** The reasons a role would give, likeliest first, in its own words. */
export const REASONS_OF: Record<Role, readonly { value: bookings.CancelReason; label: string }[]> = {
  STUDENT: [
    { value: 'STUDENT', label: 'I cannot come' },
    { value: 'WEATHER', label: REASONS.WEATHER },
    { value: 'OTHER', label: REASONS.OTHER },
  ],
  INSTRUCTOR: [
    { value: 'INSTRUCTOR', label: 'I cannot come' },
    ...(['WEATHER', 'MAINTENANCE', 'NO_SHOW', 'STUDENT', 'OTHER'] as const).map((value) => ({ value, label: REASONS[value] })),
  ],
  ADMIN: (['SCHOOL', 'WEATHER', 'MAINTENANCE', 'INSTRUCTOR', 'STUDENT', 'NO_SHOW', 'OTHER'] as const).map((value) => ({
    value,
    label: REASONS[value],
  })),
};
