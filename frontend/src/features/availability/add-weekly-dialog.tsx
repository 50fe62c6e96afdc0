import { availability } from '@flightline/backend/contract';
import { Button, Chip, Group, Input, Modal, Stack } from '@mantine/core';
import { DatePickerInput, TimeInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import { type NewRule, useAddRules } from './api.ts';
import { WEEKDAYS } from './rule-words.ts';

type AddWeeklyDialogProps = { instructorId: string; onClose: () => void };

/** Adds the same hours to one weekday or several. */
export const AddWeeklyDialog = ({ instructorId, onClose }: AddWeeklyDialogProps) => (
  <Modal opened onClose={onClose} title="Add weekly hours">
    <WeeklyForm instructorId={instructorId} onDone={onClose} />
  </Modal>
);

function WeeklyForm({ instructorId, onDone }: { instructorId: string; onDone: () => void }) {
  const add = useAddRules();
  const [weekdays, setWeekdays] = useState<string[]>(['1']);
  const [times, setTimes] = useState({ startTime: '09:00', endTime: '17:00' });
  const [valid, setValid] = useState<[string | null, string | null]>([null, null]);
  const [tried, setTried] = useState(false);
  const rules = weekdays.map((weekday) => weeklyRule({ instructorId, weekday, times, valid }));
  const wrong = contractErrors(availability.createAvailability.body, rules[0] ?? {});

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (rules.length === 0 || Object.keys(wrong).length > 0) return;
    add.mutate(rules, {
      onSuccess: () => {
        notifications.show({ color: 'green', message: 'The weekly hours are added.' });
        onDone();
      },
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <WeekdayChips value={weekdays} onChange={setWeekdays} missing={tried && weekdays.length === 0} />
        <Group grow align="flex-start">
          <TimeInput
            label="From"
            value={times.startTime}
            onChange={(event) => setTimes({ ...times, startTime: event.currentTarget.value })}
          />
          <TimeInput
            label="To"
            value={times.endTime}
            error={tried && times.endTime <= times.startTime && 'Must be later than the start'}
            onChange={(event) => setTimes({ ...times, endTime: event.currentTarget.value })}
          />
        </Group>
        <DatePickerInput
          type="range"
          label="Only between two days"
          description="Optional; without it the hours hold until you remove them"
          placeholder="Always"
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the days' }}
          valueFormat="D MMM YYYY"
          value={valid}
          onChange={setValid}
        />
        {add.error && <ProblemAlert error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Parts = {
  instructorId: string;
  weekday: string;
  times: { startTime: string; endTime: string };
  valid: readonly [string | null, string | null];
};

const weeklyRule = ({ instructorId, weekday, times, valid: [from, until] }: Parts): NewRule => ({
  instructorId,
  weekday: Number(weekday),
  ...times,
  ...(from && { effectiveFrom: from }),
  ...(until && { effectiveUntil: until }),
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
