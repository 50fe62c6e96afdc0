import { availability } from '@flightline/backend/contract';
import { Chip, Group, Input, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import type { NewRule } from './api.ts';
import { FormButtons } from './form-buttons.tsx';
import { useRuleChange } from './rule-change.tsx';
import { WEEKDAYS } from './rule-words.ts';
import { TimeFields, type Times } from './time-fields.tsx';
import { type Validity, ValidityFields } from './validity-fields.tsx';

/** Adds the same hours to one weekday or several. */
export const AddWeeklyDialog = ({ onClose }: { onClose: () => void }) => (
  <Modal opened onClose={onClose} title="Add weekly hours">
    <WeeklyForm onDone={onClose} />
  </Modal>
);

function WeeklyForm({ onDone }: { onDone: () => void }) {
  const change = useRuleChange({ shownInPlace: true });
  const [weekdays, setWeekdays] = useState<string[]>(['1']);
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
    change.mutate({ question: { add: rules }, done: () => 'The weekly hours are added.' }, { onSuccess: (answer) => answer && onDone() });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <WeekdayChips value={weekdays} onChange={setWeekdays} missing={tried && weekdays.length === 0} />
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

type WeekdayChipsProps = { value: string[]; onChange: (weekdays: string[]) => void; missing: boolean };

const WeekdayChips = ({ value, onChange, missing }: WeekdayChipsProps) => (
  <Input.Wrapper label="Weekdays" labelElement="div" error={missing && 'Choose at least one day'}>
    <Chip.Group multiple value={value} onChange={onChange}>
      <Group gap={6} mt={4} role="group" aria-label="Weekdays">
        {WEEKDAYS.map((name, index) => (
          <Chip key={name} value={String(index + 1)} size="sm">
            {name.slice(0, 3)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  </Input.Wrapper>
);
