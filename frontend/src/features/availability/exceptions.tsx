import { Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconCalendarOff, IconCalendarPlus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { formatDay } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { AddExceptionDialog } from './add-exception-dialog.tsx';
import type { Rule } from './api.ts';
import classes from './availability.module.css';
import { RuleChip } from './rule-chip.tsx';

/** Days off and extra stretches that are still to come. */
export function Exceptions({ rules, instructorId }: { rules: readonly Rule[]; instructorId: string }) {
  const { today } = useSchoolTime();
  const [adding, setAdding] = useState(false);
  const ahead = rules.filter(({ date }) => date !== null && date >= today).sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  return (
    <Paper component="section" aria-labelledby="exceptions" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3" id="exceptions">
          Days off and extra hours
        </Title>
        <Button size="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          Add a day
        </Button>
      </Group>
      {ahead.length === 0 && (
        <Text size="sm" c="dimmed">
          None ahead.
        </Text>
      )}
      <dl className={classes['days']}>
        {ahead.map((rule) => (
          <div key={rule.id}>
            <dt>{formatDay(rule.date ?? '')}</dt>
            <dd>
              <Group gap="sm">
                <ExceptionBadge kind={rule.kind} />
                <ul className={classes['chips']}>
                  <RuleChip rule={rule} />
                </ul>
              </Group>
            </dd>
          </div>
        ))}
      </dl>
      {adding && <AddExceptionDialog instructorId={instructorId} onClose={() => setAdding(false)} />}
    </Paper>
  );
}

const ExceptionBadge = ({ kind }: { kind: Rule['kind'] }) =>
  kind === 'OFF' ? (
    <Badge variant="light" color="red" tt="none" leftSection={<IconCalendarOff size={13} aria-hidden />}>
      Off
    </Badge>
  ) : (
    <Badge variant="light" color="green" tt="none" leftSection={<IconCalendarPlus size={13} aria-hidden />}>
      Extra
    </Badge>
  );
