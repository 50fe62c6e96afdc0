import { Paper } from '@mantine/core';
import { useParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { BookingView } from '../../components/booking/booking-view.tsx';
import { titleOf } from '../../components/booking/booking-words.ts';
import { HistoryLink } from '../../components/history-link.tsx';
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
        above={<BackLink to="/bookings">All bookings</BackLink>}
        actions={data && <HistoryLink resourceType="booking" resourceId={id} />}
      />
      <Paper data-page withBorder radius="lg" p={{ base: 'md', sm: 'xl' }} maw={1040} bg="var(--fl-card)">
        <BookingView id={id} />
      </Paper>
    </>
  );
}
