import { Stack } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { FormButtons } from './form-buttons.tsx';
import { useRuleChange } from './rule-change.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { TimeFields, type Times } from './time-fields.tsx';

/** Adds hours on certain days beside the weekly ones. */
export const ExtraHoursDialog = ({ onClose }: { onClose: () => void }) => (
  <RuleDialog onClose={onClose} title="Add extra hours">
    <ExtraHoursForm onDone={onClose} />
  </RuleDialog>
);

function ExtraHoursForm({ onDone }: { onDone: () => void }) {
  const { today } = useSchoolTime();
  const change = useRuleChange({ shownInPlace: true });
  const [days, setDays] = useState<string[]>([]);
  const [times, setTimes] = useState<Times>({ startTime: '17:00', endTime: '20:00' });
  const [tried, setTried] = useState(false);
  const wrongTimes = times.endTime <= times.startTime;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (days.length === 0 || wrongTimes) return;
    const add = [...days].sort().map((date) => ({ date, kind: 'EXTRA' as const, ...times }));
    change.mutate(
      { question: { add }, done: ({ made }) => (made.length > 0 ? 'The extra hours are added.' : 'These hours are there already.') },
      { onSuccess: (answer) => answer && onDone() },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DatePickerInput
          type="multiple"
          label="Days"
          leftSection={<IconCalendar size={18} aria-hidden />}
          valueFormat="D MMM YYYY"
          placeholder="Choose one day or several"
          minDate={today}
          value={days}
          onChange={setDays}
          error={tried && days.length === 0 && 'Choose at least one day'}
        />
        <TimeFields times={times} onChange={setTimes} error={tried && wrongTimes ? 'Must be later than the start' : undefined} />
        {change.error && <ProblemAlert error={change.error} />}
        <FormButtons submit="Add" onLeave={onDone} busy={change.isPending} />
      </Stack>
    </form>
  );
}
