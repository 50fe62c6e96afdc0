import { Chip, Group, Input } from '@mantine/core';

import { WEEKDAYS } from './rule-words.ts';

type WeekdayChipsProps = {
  label: string;
  description?: string;
  value: string[];
  onChange: (weekdays: string[]) => void;
  error?: string | undefined;
  /** A weekday that is no choice. */
  without?: number;
};

/** Weekdays to choose from, as texts from "1" to "7". */
export const WeekdayChips = ({ label, description, value, onChange, error, without }: WeekdayChipsProps) => (
  <Input.Wrapper label={label} labelElement="div" description={description} error={error}>
    <Chip.Group multiple value={value} onChange={onChange}>
      <Group gap={6} mt={6} role="group" aria-label={label}>
        {WEEKDAYS.map((name, index) =>
          index + 1 === without ? null : (
            <Chip key={name} value={String(index + 1)} size="sm">
              {name.slice(0, 3)}
            </Chip>
          ),
        )}
      </Group>
    </Chip.Group>
  </Input.Wrapper>
);
