import { Text } from '@mantine/core';

import { formatDuration, minutesOf, type Period } from '../lib/school-time.ts';
import { useSchoolTime } from '../lib/use-school-time.ts';

type WhenProps = { period: Period; size?: string; fw?: number; withDuration?: boolean };

/** When something takes place, on the school's clock; the reader's own clock beneath, where it shows another time. */
export function When({ period, size = 'sm', fw = 600, withDuration = false }: WhenProps) {
  const time = useSchoolTime();
  const own = time.forReader(period);
  return (
    <div>
      <Text size={size} fw={fw} component="time" dateTime={period.startsAt.toISOString()} display="block">
        {time.period(period)}
        {withDuration && (
          <Text span inherit fw={400} c="dimmed">
            {' '}
            · {formatDuration(minutesOf(period))}
          </Text>
        )}
      </Text>
      {own && (
        <Text size="xs" c="dimmed">
          {own} where you are
        </Text>
      )}
    </div>
  );
}
