import type { bookings } from '@flightline/backend/contract';
import { Skeleton, Stack, Title } from '@mantine/core';

import { useBooking } from '../../lib/bookings-api.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { BookingBadges } from '../status-badge.tsx';
import classes from './booking.module.css';
import { Alternatives } from './alternatives.tsx';
import { BookingActions } from './booking-actions.tsx';
import { BookingFacts } from './booking-facts.tsx';
import { BookingFindings } from './booking-findings.tsx';
import { BookingHistory } from './booking-history.tsx';
import { SeriesDates } from './series-dates.tsx';

/** A booking, loaded by its id: facts, what one may do, history. For a page or a drawer. */
export function BookingView({ id }: { id: string }) {
  const { data, error, refetch } = useBooking(id);
  if (data) return <BookingDetails booking={data} />;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return <BookingSkeleton />;
}

const BookingDetails = ({ booking }: { booking: bookings.BookingWithHistory }) => (
  <div className={classes['details']}>
    <Stack gap="lg">
      <BookingBadges booking={booking} />
      <BookingFacts booking={booking} />
      {booking.seriesId && <SeriesDates key={booking.id} seriesId={booking.seriesId} booking={booking} />}
      <BookingFindings booking={booking} />
      <BookingActions booking={booking} />
      {booking.status === 'REQUESTED' && booking.can.reschedule && <Alternatives booking={booking} />}
    </Stack>
    <section aria-labelledby="booking-history">
      <Title order={2} id="booking-history" mb="md">
        History
      </Title>
      <BookingHistory history={booking.history} />
    </section>
  </div>
);

const BookingSkeleton = () => (
  <Stack gap="lg" aria-busy aria-label="Loading the booking" role="status">
    <Skeleton h={24} w={110} radius="xl" />
    {[70, 40, 45, 50].map((width) => (
      <Skeleton key={width} h={20} w={`${width}%`} />
    ))}
    <Skeleton h={36} w={180} />
  </Stack>
);
