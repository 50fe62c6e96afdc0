import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { AddWeeklyDialog } from './add-weekly-dialog.tsx';
import type { Rule } from './api.ts';
import classes from './availability.module.css';
import { RuleChip } from './rule-chip.tsx';
import { WEEKDAYS } from './rule-words.ts';

/** The ordinary week: seven rows of stretches. */
export function WeeklyRules({ rules, instructorId }: { rules: readonly Rule[]; instructorId: string }) {
  const [adding, setAdding] = useState(false);
  const weekly = rules.filter(({ kind }) => kind === 'WEEKLY').sort((a, b) => (a.startTime ?? '').localeCompare(b.startTime ?? ''));
  return (
    <Paper component="section" aria-labelledby="weekly" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3" id="weekly">
          Every week
        </Title>
        <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          Add weekly hours
        </Button>
      </Group>
      <dl className={classes['days']}>
        {WEEKDAYS.map((name, index) => {
          const onDay = weekly.filter(({ weekday }) => weekday === index + 1);
          return (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {onDay.length === 0 ? (
                  <Text size="sm" c="dimmed">
                    Not available
                  </Text>
                ) : (
                  <ul className={classes['chips']}>
                    {onDay.map((rule) => (
                      <RuleChip key={rule.id} rule={rule} />
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {adding && <AddWeeklyDialog instructorId={instructorId} onClose={() => setAdding(false)} />}
    </Paper>
  );
}
