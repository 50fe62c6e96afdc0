import { slots } from '@flightline/backend/contract';
import { Button, Collapse, Group, List, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';
import { SCHEDULE } from '../../lib/bookings-api.ts';
import { formatDay, toInstant } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Choice } from './use-choice.ts';
import { searchOf } from './use-slots.ts';

const TIMES = Array.from(
  { length: 34 },
  (_, half) => `${String(6 + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
);

/** Says on demand why a time of the day is not among those that are offered. */
export function WhyNot({ day, choice }: { day: string; choice: Choice }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const [time, setTime] = useState('10:00');
  return (
    <div>
      <Button variant="subtle" size="compact-sm" mt="md" aria-expanded={isOpen} onClick={toggle}>
        Missing a time?
      </Button>
      <Collapse expanded={isOpen}>
        <Stack gap="xs" mt="xs">
          <Group align="end" gap="sm">
            <NativeSelect
              label={`Why not on ${formatDay(day, 'long')} at`}
              data={TIMES}
              value={time}
              onChange={(event) => setTime(event.currentTarget.value)}
            />
          </Group>
          {isOpen && <Reasons day={day} time={time} choice={choice} />}
        </Stack>
      </Collapse>
    </div>
  );
}

function Reasons({ day, time, choice }: { day: string; time: string; choice: Choice }) {
  const { timeZone } = useSchoolTime();
  const query = { startsAt: toInstant(day, time, timeZone), ...searchOf(choice) };
  const { data, error } = useQuery({
    queryKey: [SCHEDULE, 'why-not', query],
    queryFn: ({ signal }) => call(slots.explainSlot, { query }, { signal }),
  });
  if (error) return <ProblemAlert error={error} />;
  return (
    <div role="status">
      {data?.offered && <Text size="sm">That time is free: choose it above.</Text>}
      {data && !data.offered && (
        <List size="sm">
          {data.obstacles.map(({ code, words, instructorId, resourceId }) => (
            <List.Item key={`${code} ${instructorId ?? ''} ${resourceId ?? ''}`}>{words}</List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
