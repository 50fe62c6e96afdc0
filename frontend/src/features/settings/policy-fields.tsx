import type { settings as contract } from '@flightline/backend/contract';
import { Fieldset, NumberInput, SimpleGrid } from '@mantine/core';

type Policy = contract.BookingPolicy;
type PolicyFieldsProps = { value: Policy; errors: Readonly<Record<string, string | undefined>>; onChange: (part: Partial<Policy>) => void };

type Field = {
  name: keyof Policy;
  label: string;
  description: string;
  /** Minutes are shown as hours. */
  unit: 'hours' | 'days';
  min: number;
  max: number;
};

const FIELDS: readonly Field[] = [
  {
    name: 'minNoticeMinutes',
    label: 'Notice (hours)',
    description: 'Students book and move lessons up to so long before they start',
    unit: 'hours',
    min: 0,
    max: 720,
  },
  { name: 'bookingHorizonDays', label: 'Ahead (days)', description: 'Empty: as far ahead as one likes', unit: 'days', min: 1, max: 1_095 },
  {
    name: 'dailyDutyMinutes',
    label: 'Teaching a day (hours)',
    description: 'No instructor teaches more, unless an administrator says why. Empty: no limit',
    unit: 'hours',
    min: 0.5,
    max: 24,
  },
  { name: 'weeklyDutyMinutes', label: 'Teaching a week (hours)', description: 'Empty: no limit', unit: 'hours', min: 0.5, max: 168 },
  {
    name: 'holdMinutes',
    label: 'A request keeps its time (hours)',
    description: 'From other students, with the instructor and aircraft it asks for. Empty: it does not, and requests compete',
    unit: 'hours',
    min: 0.25,
    max: 336,
  },
  {
    name: 'lateCancelMinutes',
    label: 'Late cancellation (hours)',
    description: 'A student who cancels a planned lesson later than that before it is marked, and told so first. Empty: nobody is',
    unit: 'hours',
    min: 0.25,
    max: 336,
  },
];

const shown = (value: number | null, unit: Field['unit']) => (value === null ? '' : unit === 'hours' ? value / 60 : value);

/** What a school decides about bookings, in hours and days. */
export const PolicyFields = ({ value, errors, onChange }: PolicyFieldsProps) => (
  <Fieldset legend="Bookings" radius="md">
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      {FIELDS.map(({ name, label, description, unit, min, max }) => (
        <NumberInput
          key={name}
          label={label}
          description={description}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={min}
          max={max}
          decimalScale={unit === 'hours' ? 2 : 0}
          value={shown(value[name], unit)}
          error={errors[name]}
          onChange={(typed) => {
            const amount = typeof typed === 'number' ? Math.round(unit === 'hours' ? typed * 60 : typed) : null;
            onChange({ [name]: name === 'minNoticeMinutes' ? (amount ?? 0) : amount });
          }}
        />
      ))}
    </SimpleGrid>
  </Fieldset>
);

/** The part of the settings that these fields change. */
export const policyOf = (settings: Policy): Policy => ({
  minNoticeMinutes: settings.minNoticeMinutes,
  bookingHorizonDays: settings.bookingHorizonDays,
  dailyDutyMinutes: settings.dailyDutyMinutes,
  weeklyDutyMinutes: settings.weeklyDutyMinutes,
  holdMinutes: settings.holdMinutes,
  lateCancelMinutes: settings.lateCancelMinutes,
});
