import { ActionIcon, Button, Checkbox, Group, Paper, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { useSchoolTime } from '../../lib/use-school-time.ts';
import { AddWeeklyDialog } from './add-weekly-dialog.tsx';
import type { Rule } from './api.ts';
import classes from './availability.module.css';
import { CopyDayButton } from './copy-day-button.tsx';
import { RuleChip } from './rule-chip.tsx';
import { standingOf, WEEKDAYS } from './rule-words.ts';

const keyOf = ({ effectiveFrom, startTime }: Rule) => `${effectiveFrom ?? ''} ${startTime ?? ''}`;

/** The ordinary week: seven rows of stretches. */
export function WeeklyRules({ rules }: { rules: readonly Rule[] }) {
  const { today } = useSchoolTime();
  const [adding, setAdding] = useState<number>();
  const [withOver, setWithOver] = useState(false);
  const weekly = rules.filter(({ kind }) => kind === 'WEEKLY').sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  const over = weekly.filter((rule) => standingOf(rule, today) === 'over');
  const shown = withOver ? weekly : weekly.filter((rule) => !over.includes(rule));
  return (
    <Paper component="section" aria-labelledby="weekly" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3" id="weekly">
          Every week
        </Title>
        <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(1)}>
          Add weekly hours
        </Button>
      </Group>
      <dl className={classes['days']}>
        {WEEKDAYS.map((name, index) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Hours rules={shown.filter(({ weekday }) => weekday === index + 1)} />
              <div className={classes['dayActions']}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={`Add hours on ${name}`}
                  onClick={() => setAdding(index + 1)}
                >
                  <IconPlus size={18} aria-hidden />
                </ActionIcon>
                <CopyDayButton rules={rules} weekday={index + 1} />
              </div>
            </dd>
          </div>
        ))}
      </dl>
      {over.length > 0 && (
        <Checkbox
          mt="sm"
          label={`Show hours that have ended (${over.length})`}
          checked={withOver}
          onChange={(event) => setWithOver(event.currentTarget.checked)}
        />
      )}
      {adding !== undefined && <AddWeeklyDialog weekday={adding} onClose={() => setAdding(undefined)} />}
    </Paper>
  );
}

const Hours = ({ rules }: { rules: readonly Rule[] }) =>
  rules.length === 0 ? (
    <Text size="sm" c="dimmed" className={classes['nothing'] ?? ''}>
      Not available
    </Text>
  ) : (
    <ul className={classes['chips']}>
      {rules.map((rule) => (
        <RuleChip key={rule.id} rule={rule} />
      ))}
    </ul>
  );
