import { Badge, Button, CloseButton, Group, Paper, Text, Title } from '@mantine/core';
import { IconCalendarOff, IconCalendarPlus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { formatDay } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Rule } from './api.ts';
import classes from './availability.module.css';
import { ExtraHoursDialog } from './extra-hours-dialog.tsx';
import { type DayGroup, groupDays } from './group-days.ts';
import { RuleChip } from './rule-chip.tsx';
import { useRuleChange } from './rule-change.tsx';
import { counted } from './rule-words.ts';
import { TimeOffDialog } from './time-off-dialog.tsx';

const DIALOGS = { off: TimeOffDialog, extra: ExtraHoursDialog };

/** Days off and extra stretches that are still to come. */
export function Exceptions({ rules }: { rules: readonly Rule[] }) {
  const { today } = useSchoolTime();
  const [adding, setAdding] = useState<keyof typeof DIALOGS>();
  const Dialog = adding && DIALOGS[adding];
  const groups = groupDays(rules, today);
  return (
    <Paper component="section" aria-labelledby="exceptions" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={2} size="h3" id="exceptions">
          Time off and extra hours
        </Title>
        <Group gap="sm">
          <Button size="sm" variant="default" leftSection={<IconCalendarOff size={16} aria-hidden />} onClick={() => setAdding('off')}>
            Take time off
          </Button>
          <Button size="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding('extra')}>
            Add extra hours
          </Button>
        </Group>
      </Group>
      {groups.length === 0 && (
        <Text size="sm" c="dimmed">
          None ahead.
        </Text>
      )}
      <dl className={classes['days']}>
        {groups.map((group) => (
          <Days key={group.rules[0]?.id} group={group} />
        ))}
      </dl>
      {Dialog && <Dialog onClose={() => setAdding(undefined)} />}
    </Paper>
  );
}

const spanOf = ({ first, last }: DayGroup) => (first === last ? formatDay(first) : `${formatDay(first, 'short')} – ${formatDay(last)}`);

function Days({ group }: { group: DayGroup }) {
  const [rule] = group.rules;
  if (!rule) return null;
  return (
    <div>
      <dt>{spanOf(group)}</dt>
      <dd>
        <Group gap="sm">
          <KindBadge kind={rule.kind} />
          <ul className={classes['chips']}>
            {group.rules.length === 1 ? <RuleChip rule={rule} /> : <DaysOff group={group} rule={rule} />}
          </ul>
        </Group>
      </dd>
    </div>
  );
}

/** Several whole days off in a row, removed together. */
function DaysOff({ group, rule }: { group: DayGroup; rule: Rule }) {
  const { mutate, isPending } = useRuleChange({ shownInPlace: false });
  const days = `${spanOf(group)}, ${counted(group.rules.length, 'day')}`;
  const remove = () => mutate({ question: { remove: group.rules.map(({ id }) => id) }, done: () => `Off ${days} is removed.` });
  return (
    <li className={classes['chip']}>
      <span className={classes['chipText']}>
        <Text span size="sm" fw={600}>
          {counted(group.rules.length, 'day')}
        </Text>
        {rule.reason && (
          <Text span size="xs" c="dimmed" display="block">
            {rule.reason}
          </Text>
        )}
      </span>
      {rule.can.delete && <CloseButton iconSize={16} size="lg" aria-label={`Remove off ${days}`} disabled={isPending} onClick={remove} />}
    </li>
  );
}

const KindBadge = ({ kind }: { kind: Rule['kind'] }) =>
  kind === 'OFF' ? (
    <Badge variant="light" color="red" tt="none" leftSection={<IconCalendarOff size={13} aria-hidden />}>
      Off
    </Badge>
  ) : (
    <Badge variant="light" color="green" tt="none" leftSection={<IconCalendarPlus size={13} aria-hidden />}>
      Extra
    </Badge>
  );
