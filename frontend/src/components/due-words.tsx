import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCalendarDue, IconChecks } from '@tabler/icons-react';

import { useSchoolTime } from '../lib/use-school-time.ts';

type DueWordsProps = { assignment: { dueAt: Date | null; completed: boolean } };

/** Until when something is to be done, on the school's clock; overdue says so with a word, an icon and red. */
export function DueWords({ assignment: { dueAt, completed } }: DueWordsProps) {
  const time = useSchoolTime();
  const date = dueAt && (
    <time dateTime={dueAt.toISOString()}>
      {time.instant(dueAt)} {time.zone}
    </time>
  );
  const isOverdue = !completed && dueAt !== null && dueAt <= time.now;
  const Icon = completed ? IconChecks : isOverdue ? IconAlertTriangle : IconCalendarDue;
  return (
    <Group gap={6} wrap="nowrap" c={isOverdue ? 'var(--fl-cancelled-fg)' : 'dimmed'}>
      <Icon size={16} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="sm" inherit fw={isOverdue ? 600 : 400}>
        {completed ? 'Completed' : date ? (isOverdue ? 'Overdue, was due: ' : 'Due: ') : 'No date'}
        {!completed && date}
      </Text>
    </Group>
  );
}
