import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';

import { formatDay } from '../../lib/school-time.ts';
import type { Words } from '../../components/audit/acts/act.ts';
import { actLabel } from '../../components/audit/acts/table.ts';
import { FILTER_NAMES, type FilterName } from './audit-filter.ts';
import classes from './audit.module.css';
import { typeWords } from '../../components/audit/things.ts';
import type { useAuditPlace } from './use-audit-place.ts';
import { shortId } from '../../components/audit/value-words.ts';

const CHIPS: Record<FilterName, (value: string, words: Words) => string> = {
  actorId: (id, words) => `By ${words.nameOf(id) ?? `person ${shortId(id)}`}`,
  action: (action) => actLabel(action),
  resourceType: (type) => typeWords(type).label,
  resourceId: (id, words) => `About ${words.nameOf(id) ?? shortId(id)}`,
  correlationId: (id) => `Correlation id ${shortId(id)}`,
  from: (day) => `From ${formatDay(day)}`,
  to: (day) => `To ${formatDay(day)}`,
};

type FilterChipsProps = { place: ReturnType<typeof useAuditPlace>; words: Words };

/** The filters that act; each is cleared by a press. */
export function FilterChips({ place: { filter, setFilter, clear }, words }: FilterChipsProps) {
  const active = FILTER_NAMES.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [{ name, text: CHIPS[name](value, words) }];
  });
  if (active.length === 0) return null;
  return (
    <ul className={classes['chips']} aria-label="Active filters">
      {active.map(({ name, text }) => (
        <li key={name}>
          <Button
            size="xs"
            radius="xl"
            variant="light"
            rightSection={<IconX size={14} aria-hidden />}
            aria-label={`Clear filter: ${text}`}
            onClick={() => setFilter(name, undefined)}
          >
            {text}
          </Button>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <Button size="xs" radius="xl" variant="subtle" onClick={clear}>
            Clear all
          </Button>
        </li>
      )}
    </ul>
  );
}
