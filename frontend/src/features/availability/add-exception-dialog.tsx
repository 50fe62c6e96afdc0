import { Button, Group, Modal, SegmentedControl, Stack, Switch } from '@mantine/core';
import { DatePickerInput, TimeInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { IconCalendar } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useAddRules } from './api.ts';

type AddExceptionDialogProps = { instructorId: string; onClose: () => void };

/** Adds a day off, whole or in part, or an extra stretch on one day. */
export const AddExceptionDialog = ({ instructorId, onClose }: AddExceptionDialogProps) => (
  <Modal opened onClose={onClose} title="Add a day">
    <ExceptionForm instructorId={instructorId} onDone={onClose} />
  </Modal>
);

function ExceptionForm({ instructorId, onDone }: { instructorId: string; onDone: () => void }) {
  const { today } = useSchoolTime();
  const add = useAddRules();
  const [kind, setKind] = useState<'OFF' | 'EXTRA'>('OFF');
  const [date, setDate] = useState<string | null>(null);
  const [whole, setWhole] = useState(true);
  const [times, setTimes] = useState({ startTime: '09:00', endTime: '17:00' });
  const [tried, setTried] = useState(false);
  const withTimes = kind === 'EXTRA' || !whole;
  const wrongTimes = withTimes && times.endTime <= times.startTime;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (date === null || wrongTimes) return;
    const rule = kind === 'EXTRA' ? { instructorId, date, kind, ...times } : { instructorId, date, kind, ...(withTimes && times) };
    add.mutate([rule], {
      onSuccess: () => {
        notifications.show({ color: 'green', message: kind === 'OFF' ? 'The time off is added.' : 'The extra hours are added.' });
        onDone();
      },
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SegmentedControl
          aria-label="What kind of day"
          data={[
            { value: 'OFF', label: 'Off' },
            { value: 'EXTRA', label: 'Extra hours' },
          ]}
          value={kind}
          onChange={(value) => setKind(value === 'EXTRA' ? 'EXTRA' : 'OFF')}
        />
        <DatePickerInput
          label="Day"
          leftSection={<IconCalendar size={18} aria-hidden />}
          valueFormat="ddd D MMM YYYY"
          placeholder="Choose a day"
          minDate={today}
          value={date}
          onChange={setDate}
          error={tried && date === null && 'Choose a day'}
        />
        {kind === 'OFF' && <Switch label="The whole day" checked={whole} onChange={(event) => setWhole(event.currentTarget.checked)} />}
        {withTimes && <Times times={times} onChange={setTimes} wrong={tried && wrongTimes} />}
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

type TimesValue = { startTime: string; endTime: string };

const Times = ({ times, onChange, wrong }: { times: TimesValue; onChange: (times: TimesValue) => void; wrong: boolean }) => (
  <Group grow align="flex-start">
    <TimeInput label="From" value={times.startTime} onChange={(event) => onChange({ ...times, startTime: event.currentTarget.value })} />
    <TimeInput
      label="To"
      value={times.endTime}
      error={wrong && 'Must be later than the start'}
      onChange={(event) => onChange({ ...times, endTime: event.currentTarget.value })}
    />
  </Group>
);
