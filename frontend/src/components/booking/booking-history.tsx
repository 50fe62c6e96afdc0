import type { bookings } from '@flightline/backend/contract';
import { Text, Timeline } from '@mantine/core';

import { useSchoolTime } from '../../lib/use-school-time.ts';
import { actWords } from './booking-words.ts';

/** Who did what when, oldest first. */
export function BookingHistory({ history }: { history: readonly bookings.BookingEvent[] }) {
  const time = useSchoolTime();
  return (
    <Timeline bulletSize={14} lineWidth={2} active={history.length - 1}>
      {history.map(({ at, action, actor, note }) => (
        <Timeline.Item key={`${at.toISOString()}${action}`} title={<Text size="sm">{actWords(action)}</Text>}>
          <Text size="xs" c="dimmed">
            <time dateTime={at.toISOString()}>{time.instant(at)}</time> · {actor?.fullName ?? 'Flightline'}
          </Text>
          {note && (
            <Text size="sm" mt={2}>
              “{note}”
            </Text>
          )}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
