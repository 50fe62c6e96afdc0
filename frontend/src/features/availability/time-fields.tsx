import { Group } from '@mantine/core';
import { TimeInput } from '@mantine/dates';

export type Times = { startTime: string; endTime: string };

type TimeFieldsProps = { times: Times; onChange: (times: Times) => void; error?: string | undefined };

/** The end of a day is typed as 00:00, since clocks have no 24:00. */
const MIDNIGHT = '00:00';
const END_OF_DAY = '24:00';

/** From when to when, on the school's clock; to 00:00 is to midnight. */
export const TimeFields = ({ times, onChange, error }: TimeFieldsProps) => (
  <Group grow align="flex-start" gap="sm" wrap="nowrap">
    <TimeInput label="From" value={times.startTime} onChange={(event) => onChange({ ...times, startTime: event.currentTarget.value })} />
    <TimeInput
      label="To"
      value={times.endTime === END_OF_DAY ? MIDNIGHT : times.endTime}
      error={error}
      onChange={({ currentTarget: { value } }) => onChange({ ...times, endTime: value === MIDNIGHT ? END_OF_DAY : value })}
    />
  </Group>
);
