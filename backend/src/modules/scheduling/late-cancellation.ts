import type { bookings } from '#contract';

const MINUTE = 60_000;

type Cancelled = { status: bookings.BookingStatus; startsAt: Date };
type Act = { reason: bookings.CancelReason; byStudent: boolean; now: Date; limitMinutes: number | null };

/**
 * Whether a cancellation counts as late: of a lesson that was planned, by its student or on their word, less than the
 * school's limit before its start. Weather is nobody's fault, whoever says it; a request that nobody answered is never late.
 */
export function isLateCancellation({ status, startsAt }: Cancelled, { reason, byStudent, now, limitMinutes }: Act): boolean {
  if (limitMinutes === null || status === 'REQUESTED' || reason === 'WEATHER') return false;
  if (!byStudent && reason !== 'STUDENT') return false;
  return startsAt.getTime() - now.getTime() < limitMinutes * MINUTE;
}
