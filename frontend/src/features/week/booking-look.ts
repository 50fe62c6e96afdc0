import { STATUS_LOOKS, type StatusLook } from '../../components/booking-status.ts';
import { titleOf } from '../../components/booking/booking-words.ts';
import { formatTimes } from '../../lib/school-time.ts';
import type { WeekBooking } from './week-events.ts';

/** Another student's time: all one may know is that it is taken. */
const BUSY = { label: 'Taken', tone: 'completed', icon: STATUS_LOOKS.ASSIGNED.icon } as const satisfies StatusLook;

/** Word, icon and colour of a booking in the week. */
export const lookOf = ({ status }: WeekBooking): StatusLook => (status === null ? BUSY : STATUS_LOOKS[status]);

export const headline = (booking: WeekBooking): string => (booking.busy ? BUSY.label : titleOf(booking));

/** Who takes part, besides the reader, and where. */
export function whoAndWhere({ student, instructor, resource }: WeekBooking, readerId: string): string {
  const people = [student, instructor].filter((person) => person !== null && person.id !== readerId).map((person) => person?.fullName);
  return [people.join(' with '), resource?.name].filter(Boolean).join(' · ');
}

/** All of it in one breath, for a screen reader. */
export const spoken = (booking: WeekBooking, { timeZone, readerId }: { timeZone: string; readerId: string }): string =>
  [headline(booking), formatTimes(booking, timeZone), whoAndWhere(booking, readerId), lookOf(booking).label].filter(Boolean).join(', ');
