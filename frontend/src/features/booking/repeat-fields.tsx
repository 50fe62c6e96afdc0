import { Group, NativeSelect } from '@mantine/core';

import type { useChoice } from './use-choice.ts';

const EVERY = [
  { value: '', label: 'Just once' },
  { value: '1', label: 'Every week' },
  { value: '2', label: 'Every second week' },
  { value: '3', label: 'Every third week' },
  { value: '4', label: 'Every fourth week' },
];
const TIMES = Array.from({ length: 25 }, (_, nth) => ({ value: String(nth + 2), label: `${nth + 2} times` }));

/** Whether the lesson comes again, and how often. */
export const RepeatFields = ({ choice, choose }: ReturnType<typeof useChoice>) => (
  <Group grow align="flex-end">
    <NativeSelect
      label="Repeat"
      data={EVERY}
      value={choice.every === undefined ? '' : String(choice.every)}
      onChange={(event) => choose({ every: event.currentTarget.value }, { replace: true })}
    />
    {choice.every !== undefined && (
      <NativeSelect
        label="How often"
        data={TIMES}
        value={String(choice.times)}
        onChange={(event) => choose({ times: event.currentTarget.value }, { replace: true })}
      />
    )}
  </Group>
);
