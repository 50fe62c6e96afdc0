import type { resources } from '@flightline/backend/contract';
import { NativeSelect } from '@mantine/core';

import { useResources } from '../../lib/school-api.ts';

type Wish = { resource?: string | undefined; model?: string | undefined };
type WishSelectProps = {
  /** What the lesson needs; everything the school has where it needs nothing. */
  kind: resources.Resource['kind'] | null;
  value: Wish;
  onChange: (wish: Wish) => void;
};

const ANY = 'any:';

/** Chooses an aircraft, simulator or room by name, or any of a model; grounded ones are shown, not offered. */
export function WishSelect({ kind, value: { resource, model }, onChange }: WishSelectProps) {
  const { data = [] } = useResources();
  const fleet = data.filter((each) => kind === null || each.kind === kind);
  const models = [...new Set(fleet.flatMap((each) => (each.status === 'IN_SERVICE' && each.model ? [each.model] : [])))].toSorted();
  const named = fleet.map(({ id, name, status }) => ({
    value: id,
    label: status === 'GROUNDED' ? `${name} (grounded)` : name,
    disabled: status === 'GROUNDED',
  }));
  return (
    <NativeSelect
      label="Aircraft or room"
      data={[
        { value: '', label: kind === null ? 'No wish' : 'Any' },
        ...models.map((each) => ({ value: `${ANY}${each}`, label: `Any ${each}` })),
        ...named,
      ]}
      value={resource ?? (model ? `${ANY}${model}` : '')}
      onChange={({ currentTarget: { value } }) =>
        onChange(value.startsWith(ANY) ? { model: value.slice(ANY.length) } : { resource: value || undefined })
      }
    />
  );
}
