import type { bookings, series } from '@flightline/backend/contract';
import { Radio, Stack } from '@mantine/core';

/** Which lessons a change is about. */
export type Scope = 'THIS' | series.SeriesScope;

const isScope = (value: string): value is Scope => value in LABELS;

const LABELS = { THIS: 'Only this one', LATER: 'This one and those after it', ALL: 'All that are still to come' } as const;

type SeriesScopeProps = { booking: bookings.Booking; value: Scope; onChange: (scope: Scope) => void };

/** Asks which lessons of a series to change; says nothing where a lesson stands alone. */
export function SeriesScope({ booking: { seriesId, seriesPosition, seriesLength }, value, onChange }: SeriesScopeProps) {
  if (seriesId === null) return null;
  return (
    <Radio.Group
      label="Which lessons?"
      description={`This is lesson ${seriesPosition} of ${seriesLength}`}
      value={value}
      onChange={(chosen) => isScope(chosen) && onChange(chosen)}
    >
      <Stack gap={4} mt={6}>
        {Object.entries(LABELS).map(([scope, label]) => (
          <Radio key={scope} value={scope} label={label} py={4} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
