import { SimpleGrid } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';

export type Validity = { effectiveFrom: string | null; effectiveUntil: string | null };

type ValidityFieldsProps = { validity: Validity; onChange: (validity: Validity) => void; error?: string | undefined };

const DAY = { clearable: true, valueFormat: 'D MMM YYYY', leftSection: <IconCalendar size={18} aria-hidden /> } as const;

/** Between which days hours hold; left empty they always did, and always will. */
export const ValidityFields = ({ validity, onChange, error }: ValidityFieldsProps) => (
  <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
    <DatePickerInput
      {...DAY}
      label="First day"
      placeholder="No first day"
      clearButtonProps={{ 'aria-label': 'Clear the first day' }}
      value={validity.effectiveFrom}
      onChange={(effectiveFrom) => onChange({ ...validity, effectiveFrom })}
    />
    <DatePickerInput
      {...DAY}
      label="Last day"
      placeholder="No last day"
      clearButtonProps={{ 'aria-label': 'Clear the last day' }}
      value={validity.effectiveUntil}
      error={error}
      onChange={(effectiveUntil) => onChange({ ...validity, effectiveUntil })}
    />
  </SimpleGrid>
);
