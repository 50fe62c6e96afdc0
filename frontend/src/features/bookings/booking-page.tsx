import { Anchor, Group, Paper } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams } from 'react-router-dom';

import { BookingView } from '../../components/booking/booking-view.tsx';
import { titleOf } from '../../components/booking/booking-words.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { useBooking } from '../../lib/bookings-api.ts';

/** `/bookings/:id`: one booking, for whoever may see it. */
export function Component() {
  const { id = '' } = useParams();
  const { data } = useBooking(id);
  return (
    <>
      <PageHeader
        title={data ? titleOf(data) : 'Booking'}
        above={
          <Anchor component={Link} to="/bookings" size="sm" display="inline-block" mb="xs" py={4}>
            <Group gap={6} wrap="nowrap">
              <IconArrowLeft size={16} aria-hidden />
              All bookings
            </Group>
          </Anchor>
        }
      />
      <Paper withBorder radius="lg" p={{ base: 'md', sm: 'xl' }} maw={760} bg="var(--fl-card)">
        <BookingView id={id} />
      </Paper>
    </>
  );
}
