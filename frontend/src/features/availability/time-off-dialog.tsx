import { Stack, Switch, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { addDays, daysBetween } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Question } from './api.ts';
import { FormButtons } from './form-buttons.tsx';
import { useRuleChange } from './rule-change.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { counted } from './rule-words.ts';
import { TimeFields, type Times } from './time-fields.tsx';

/** Takes a day off or several in a row, whole or in part. */
export const TimeOffDialog = ({ onClose }: { onClose: () => void }) => (
  <RuleDialog onClose={onClose} title="Take time off">
    <TimeOffForm onDone={onClose} />
  </RuleDialog>
);

function TimeOffForm({ onDone }: { onDone: () => void }) {
  const { today } = useSchoolTime();
  const change = useRuleChange({ shownInPlace: true });
  const [days, setDays] = useState<[string | null, string | null]>([null, null]);
  const [whole, setWhole] = useState(true);
  const [times, setTimes] = useState<Times>({ startTime: '09:00', endTime: '12:00' });
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [from, to] = days;
  const wrongDays = wrongIn(from, to);
  const wrongTimes = !whole && times.endTime <= times.startTime;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (from === null || wrongDays !== undefined || wrongTimes) return;
    const question = timeOff({ from, to: to ?? from, reason: reason.trim(), times: whole ? undefined : times });
    change.mutate(
      { question, done: ({ made }) => (made.length > 0 ? `${counted(made.length, 'day')} off.` : 'These days are off already.') },
      { onSuccess: (answer) => answer && onDone() },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DatePickerInput
          type="range"
          allowSingleDateInRange
          label="Days"
          description="Choose the first and the last day; for one day, choose it twice"
          leftSection={<IconCalendar size={18} aria-hidden />}
          valueFormat="ddd D MMM YYYY"
          placeholder="Choose the days"
          minDate={today}
          value={days}
          onChange={setDays}
          error={tried && wrongDays}
        />
        <Switch label="Whole days" checked={whole} onChange={(event) => setWhole(event.currentTarget.checked)} />
        {!whole && (
          <TimeFields times={times} onChange={setTimes} error={tried && wrongTimes ? 'Must be later than the start' : undefined} />
        )}
        <TextInput
          label="Reason"
          description="Optional; the instructor and the administrators see it"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {change.error && <ProblemAlert error={change.error} />}
        <FormButtons submit="Add time off" onLeave={onDone} busy={change.isPending} />
      </Stack>
    </form>
  );
}

/** A leap year. */
const DAYS_AT_ONCE = 366;

function wrongIn(from: string | null, to: string | null): string | undefined {
  if (from === null) return 'Choose the days';
  return daysBetween(from, to ?? from) < DAYS_AT_ONCE ? undefined : 'At most a year at once';
}

type TimeOff = { from: string; to: string; reason: string; times: Times | undefined };

function timeOff({ from, to, reason, times }: TimeOff): Question {
  const why = reason === '' ? {} : { reason };
  if (!times) return { daysOff: { from, to, ...why } };
  const dates = Array.from({ length: daysBetween(from, to) + 1 }, (_, days) => addDays(from, days));
  return { add: dates.map((date) => ({ date, kind: 'OFF', ...times, ...why })) };
}
