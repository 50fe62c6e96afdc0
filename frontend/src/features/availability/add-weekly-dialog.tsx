import { availability } from '@flightline/backend/contract';
import { Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import type { NewRule } from './api.ts';
import { FormButtons } from './form-buttons.tsx';
import { useRuleChange } from './rule-change.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { TimeFields, type Times } from './time-fields.tsx';
import { type Validity, ValidityFields } from './validity-fields.tsx';
import { WeekdayChips } from './weekday-chips.tsx';

/** Adds the same hours to one weekday or several. */
export const AddWeeklyDialog = ({ weekday, onClose }: { weekday: number; onClose: () => void }) => (
  <RuleDialog onClose={onClose} title="Add weekly hours">
    <WeeklyForm first={weekday} onDone={onClose} />
  </RuleDialog>
);

function WeeklyForm({ first, onDone }: { first: number; onDone: () => void }) {
  const change = useRuleChange({ shownInPlace: true });
  const [weekdays, setWeekdays] = useState<string[]>([String(first)]);
  const [times, setTimes] = useState<Times>({ startTime: '09:00', endTime: '17:00' });
  const [validity, setValidity] = useState<Validity>({ effectiveFrom: null, effectiveUntil: null });
  const [tried, setTried] = useState(false);
  const rules = [...weekdays].sort().map((weekday) => weeklyRule(weekday, times, validity));
  const wrong: Record<string, string> = tried
    ? contractErrors(availability.RULE_SHAPES.WEEKLY, rules[0] ?? weeklyRule('1', times, validity))
    : {};

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (rules.length === 0 || rules.some((rule) => Object.keys(contractErrors(availability.RULE_SHAPES.WEEKLY, rule)).length > 0)) return;
    change.mutate(
      {
        question: { add: rules },
        done: ({ made }) => (made.length > 0 ? 'The weekly hours are added.' : 'These hours are there already.'),
      },
      { onSuccess: (answer) => answer && onDone() },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <WeekdayChips
          label="Weekdays"
          value={weekdays}
          onChange={setWeekdays}
          error={tried && weekdays.length === 0 ? 'Choose at least one day' : undefined}
        />
        <TimeFields times={times} onChange={setTimes} error={wrong['endTime'] ?? wrong['startTime']} />
        <ValidityFields validity={validity} onChange={setValidity} error={wrong['effectiveUntil']} />
        {change.error && <ProblemAlert error={change.error} />}
        <FormButtons submit="Add" onLeave={onDone} busy={change.isPending} />
      </Stack>
    </form>
  );
}

const weeklyRule = (weekday: string, times: Times, { effectiveFrom, effectiveUntil }: Validity): NewRule => ({
  weekday: Number(weekday),
  ...times,
  ...(effectiveFrom && { effectiveFrom }),
  ...(effectiveUntil && { effectiveUntil }),
});
