import type { bookings } from '@flightline/backend/contract';
import { Anchor, Button, Collapse, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';

import { useSeries } from '../../lib/bookings-api.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { StatusBadge } from '../status-badge.tsx';

type SeriesDatesProps = { seriesId: string; booking: bookings.Booking };

/** Which of how many recurring lessons it is; the others on demand. */
export function SeriesDates({ seriesId, booking: { id, seriesPosition, seriesLength } }: SeriesDatesProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Group gap="xs">
        <IconRepeat size={18} aria-hidden />
        <Text size="sm">
          Lesson {seriesPosition} of {seriesLength}
        </Text>
        <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide the series' : 'Show the series'}
        </Button>
      </Group>
      <Collapse expanded={isOpen}>{isOpen && <Dates seriesId={seriesId} current={id} />}</Collapse>
    </div>
  );
}

function Dates({ seriesId, current }: { seriesId: string; current: string }) {
  const { data, error, refetch } = useSeries(seriesId);
  const time = useSchoolTime();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={80} mt="xs" aria-busy aria-label="Loading the series" role="status" />;
  return (
    <Stack component="ul" gap={4} mt="xs" pl={0} style={{ listStyle: 'none' }}>
      {data.map((each) => (
        <Group key={each.id} component="li" gap="xs" justify="space-between" wrap="nowrap">
          {each.id === current ? (
            <Text size="sm" fw={600} py={4}>
              {time.period(each)}
            </Text>
          ) : (
            <Anchor component={Link} to={`/bookings/${each.id}`} size="sm" py={4}>
              {time.period(each)}
            </Anchor>
          )}
          <StatusBadge status={each.status} />
        </Group>
      ))}
    </Stack>
  );
}
