import type { identity } from '@flightline/backend/contract';
import { Button, Stack, Text } from '@mantine/core';

import { BookingRow } from '../../components/booking/booking-row.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useBookings } from '../../lib/bookings-api.ts';

/** A person's lessons, the latest first: all for admins, an instructor's own with them. */
export function PersonBookings({ person: { id, role } }: { person: identity.User }) {
  const whose = role === 'INSTRUCTOR' ? { instructorId: id } : { studentId: id };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useBookings({ ...whose, order: 'desc', limit: 10 });
  if (!data)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={3} label="Loading lessons" />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Text c="dimmed">No lessons yet.</Text>;
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map((booking) => (
          <li key={booking.id}>
            <BookingRow booking={booking} />
          </li>
        ))}
      </Stack>
      {hasNextPage && (
        <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}
