import { Chip, Group, Input, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../lib/school-time.ts';
import { currentWeek, formatWeek, shiftWeek } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Answer, Rule } from './api.ts';
import { FormButtons } from './form-buttons.tsx';
import { useRuleChange } from './rule-change.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { counted, timesOf } from './rule-words.ts';

type CopyWeekDialogProps = { week: string; dated: readonly Rule[]; onClose: () => void };

/** Copies what is special about a week to weeks to come. */
export const CopyWeekDialog = ({ week, dated, onClose }: CopyWeekDialogProps) => (
  <RuleDialog onClose={onClose} title={`Copy ${formatWeek(week)}`}>
    <CopyWeekForm week={week} dated={dated} onClose={onClose} />
  </RuleDialog>
);

/** A quarter ahead to choose from. */
const WEEKS_SHOWN = 12;

function CopyWeekForm({ week, dated, onClose }: CopyWeekDialogProps) {
  const present = currentWeek(useSchoolTime());
  const change = useRuleChange({ shownInPlace: true });
  const first = week < present ? present : shiftWeek(week, 1);
  const choices = Array.from({ length: WEEKS_SHOWN }, (_, weeks) => shiftWeek(first, weeks));
  const [weeks, setWeeks] = useState<string[]>([]);
  const [tried, setTried] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (weeks.length === 0) return;
    const question = { copy: { fromWeek: week, toWeeks: weeks } };
    change.mutate({ question, done: (answer) => copied(answer, weeks.length) }, { onSuccess: (answer) => answer && onClose() });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <div>
          <Text size="sm">What differs from the weekly hours is copied to the same weekdays:</Text>
          <Text size="sm" c="dimmed" component="ul" mt={4} pl="md">
            {dated.map((rule) => (
              <li
                key={rule.id}
              >{`${rule.kind === 'OFF' ? 'Off' : 'Extra'} on ${formatDay(rule.date ?? '', 'short')}, ${timesOf(rule)}`}</li>
            ))}
          </Text>
        </div>
        <Input.Wrapper label="To the weeks" labelElement="div" error={tried && weeks.length === 0 && 'Choose at least one week'}>
          <Chip.Group multiple value={weeks} onChange={setWeeks}>
            <Group gap={6} mt={4} role="group" aria-label="To the weeks">
              {choices.map((each) => (
                <Chip key={each} value={each} size="sm">
                  {withoutYear(formatWeek(each), present)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        {change.error && <ProblemAlert error={change.error} />}
        <FormButtons submit="Copy" onLeave={onClose} busy={change.isPending} />
      </Stack>
    </form>
  );
}

/** The present year goes without saying. */
const withoutYear = (week: string, present: string) => week.replace(` ${present.slice(0, 4)}`, '');

const copied = ({ made, skipped }: Answer, weeks: number) => {
  if (made.length === 0) return 'Nothing to copy: it is all there already.';
  const there = skipped > 0 ? ` ${skipped} ${skipped === 1 ? 'was' : 'were'} there already.` : '';
  return `${counted(made.length, 'change')} copied to ${counted(weeks, 'week')}.${there}`;
};
