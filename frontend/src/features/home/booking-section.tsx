import type { bookings } from '@flightline/backend/contract';
import { Stack, Title } from '@mantine/core';
import { useId } from 'react';

import { BookingRow } from '../../components/booking/booking-row.tsx';

/** Some bookings under a heading; nothing at all when there are none. */
export function BookingSection({ title, bookings }: { title: string; bookings: readonly bookings.Booking[] }) {
  const id = useId();
  if (bookings.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {bookings.map((booking) => (
          <li key={booking.id}>
            <BookingRow booking={booking} />
          </li>
        ))}
      </Stack>
    </section>
  );
}
