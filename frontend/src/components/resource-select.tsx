import { Select } from '@mantine/core';

import { useResources } from '../lib/school-api.ts';

type ResourceSelectProps = { value: string | null; onChange: (id: string | null) => void; description?: string };

/** Chooses an aircraft, simulator or room; grounded ones are shown, not offered. */
export function ResourceSelect({ value, onChange, description }: ResourceSelectProps) {
  const { data = [] } = useResources();
  return (
    <Select
      label="Aircraft or room"
      description={description}
      placeholder="None"
      clearable
      clearButtonProps={{ 'aria-label': 'Clear aircraft or room' }}
      data={data.map(({ id, name, status }) => ({
        value: id,
        label: status === 'GROUNDED' ? `${name} (grounded)` : name,
        disabled: status === 'GROUNDED',
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
