import type { bookings, slots } from '@flightline/backend/contract';
import { Button, Collapse, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';

import { useRescheduleBooking } from '../../lib/bookings-api.ts';
import { useAlternatives } from '../../lib/planning-api.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { ProblemAlert } from '../problem-alert.tsx';

type Moved = Pick<bookings.Booking, 'id' | 'version'>;

/** Free times near the one that was asked for; one click moves the request there. */
export function Alternatives({ booking }: { booking: Moved }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <div>
      <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} onClick={toggle}>
        Free times near it
      </Button>
      <Collapse expanded={isOpen}>{isOpen && <Times booking={booking} />}</Collapse>
    </div>
  );
}

function Times({ booking }: { booking: Moved }) {
  const time = useSchoolTime();
  const { data, error, refetch } = useAlternatives(booking.id);
  const move = useRescheduleBooking();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={44} mt="xs" aria-busy aria-label="Looking for free times" role="status" />;
  const moveTo = ({ startsAt, endsAt }: slots.Slot) =>
    move.mutate(
      { booking, body: { startsAt, endsAt } },
      { onSuccess: () => notifications.show({ color: 'green', message: `The request is moved to ${time.period({ startsAt, endsAt })}.` }) },
    );
  return (
    <Stack gap="xs" mt="xs">
      {data.length === 0 && <Text size="sm">Nothing near it is free.</Text>}
      <Group gap="xs">
        {data.map((slot) => (
          <Button
            key={slot.startsAt.toISOString()}
            variant="default"
            className="fl-numbers"
            aria-label={`Move the request to ${time.period(slot)}`}
            loading={move.isPending && move.variables.body?.startsAt === slot.startsAt}
            onClick={() => moveTo(slot)}
          >
            {time.period(slot)}
          </Button>
        ))}
      </Group>
      {move.error && <ProblemAlert error={move.error} />}
    </Stack>
  );
}
