import { NativeSelect } from '@mantine/core';

import { useResources } from '../lib/school-api.ts';

type ResourceSelectProps = {
  value: string | null;
  onChange: (id: string | null) => void;
  /** The words for choosing none. */
  none?: string;
};

/** Chooses an aircraft, simulator or room; grounded ones are shown, not offered. */
export function ResourceSelect({ value, onChange, none = 'None' }: ResourceSelectProps) {
  const { data = [] } = useResources();
  const options = data.map(({ id, name, status }) => ({
    value: id,
    label: status === 'GROUNDED' ? `${name} (grounded)` : name,
    disabled: status === 'GROUNDED',
  }));
  return (
    <NativeSelect
      label="Aircraft or room"
      data={[{ value: '', label: none }, ...options]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
