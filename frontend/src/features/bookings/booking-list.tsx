import { bookings } from '@flightline/backend/contract';
import { Button, Stack } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';

import { BookingRow } from '../../components/booking/booking-row.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useBookings } from '../../lib/bookings-api.ts';
import { Can } from '../../lib/can.tsx';
import { useNow } from '../../lib/use-now.ts';

type Tab = 'upcoming' | 'past';
type BookingListProps = { tab: Tab; status: bookings.BookingStatus | undefined };

const EMPTY: Record<Tab, { title: string; text: string }> = {
  upcoming: { title: 'Nothing ahead', text: 'Lessons that are requested or planned stand here.' },
  past: { title: 'Nothing yet', text: 'Lessons stand here once they are over.' },
};

/** One tab's bookings: the next ones first, or the latest ones first; more on demand. */
export function BookingList({ tab, status }: BookingListProps) {
  const now = useNow();
  // The list is of one moment: a page fetched later must go on from the same place.
  const [moment] = useState(now);
  const when = tab === 'upcoming' ? ({ from: moment, order: 'asc' } as const) : ({ to: moment, order: 'desc' } as const);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useBookings({ ...when, ...(status && { status }) });

  if (!data)
    return error ? (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    ) : (
      <ListSkeleton rows={5} height={86} label="Loading bookings" />
    );

  // A lesson that is on right now has begun and not ended: it stands among the upcoming ones only.
  const items = data.pages.flatMap((page) => page.items).filter(({ endsAt }) => tab === 'upcoming' || endsAt <= moment);
  if (items.length === 0 && !hasNextPage) return <Nothing tab={tab} />;
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map((booking) => (
          <li key={booking.id}>
            <BookingRow booking={booking} />
          </li>
        ))}
      </Stack>
      {error && <ProblemAlert error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()} mx="auto">
          Show more
        </Button>
      )}
    </Stack>
  );
}

const Nothing = ({ tab }: { tab: Tab }) => (
  <EmptyState
    icon={IconCalendarOff}
    title={EMPTY[tab].title}
    action={
      tab === 'upcoming' && (
        <Can call={bookings.requestBooking}>
          <Button component={Link} to="/book" mt="sm">
            Book a lesson
          </Button>
        </Can>
      )
    }
  >
    {EMPTY[tab].text}
  </EmptyState>
);
