import type { bookings, Role } from '@flightline/backend/contract';
import { Text } from '@mantine/core';
import { Link } from 'react-router-dom';

import { dayOf } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { DateTile } from '../date-tile.tsx';
import { BookingBadges } from '../status-badge.tsx';
import classes from './booking-row.module.css';
import { titleOf } from './booking-words.ts';

/** A booking as one row of a list; the whole row leads to its page. */
export function BookingRow({ booking }: { booking: bookings.Booking }) {
  const time = useSchoolTime();
  const { role } = useSignedIn().user;
  const own = time.forReader(booking);
  return (
    <Link to={`/bookings/${booking.id}`} className={classes['row']} data-cancelled={booking.status === 'CANCELLED' || undefined}>
      <DateTile day={dayOf(booking.startsAt, time.timeZone)} />
      <span className={classes['body']}>
        <Text span fw={600} className={classes['title'] ?? ''}>
          {titleOf(booking)}
        </Text>
        <Text span size="sm">
          <time dateTime={booking.startsAt.toISOString()}>{time.period(booking)}</time>
        </Text>
        {own && (
          <Text span size="xs" c="dimmed">
            {own} where you are
          </Text>
        )}
        <Text span size="sm" c="dimmed">
          {peopleIn(booking, role)}
        </Text>
      </span>
      <span className={classes['badges']}>
        <BookingBadges booking={booking} />
      </span>
    </Link>
  );
}

/** Whom the reader does not know already: the others, and the place. */
function peopleIn(booking: bookings.Booking, role: Role): string {
  const { student, instructor, preferredInstructor, resource, seriesId, seriesPosition, seriesLength } = booking;
  const teacher = instructor?.fullName ?? (preferredInstructor ? `Asked for ${preferredInstructor.fullName}` : 'No instructor yet');
  const parts = [
    role === 'STUDENT' ? null : student.fullName,
    role === 'INSTRUCTOR' ? null : teacher,
    resource?.name,
    seriesId && `${seriesPosition} of ${seriesLength}`,
  ];
  return parts.filter(Boolean).join(' · ');
}
