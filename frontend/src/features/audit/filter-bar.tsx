import { Button, NativeSelect, Paper, Select, Stack } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar, IconFilter } from '@tabler/icons-react';

import { useSchoolTime } from '../../lib/use-school-time.ts';
import { ACT_GROUPS, actLabel, kindOf } from '../../components/audit/acts/table.ts';
import type { Words } from '../../components/audit/acts/act.ts';
import type { FilterName } from './audit-filter.ts';
import classes from './audit.module.css';
import { FilterChips } from './filter-chips.tsx';
import { PersonFilter } from './person-filter.tsx';
import { TextFilter } from './text-filter.tsx';
import { THINGS } from '../../components/audit/things.ts';
import type { useAuditPlace } from './use-audit-place.ts';

type FilterBarProps = { place: ReturnType<typeof useAuditPlace>; words: Words };

const ACTIONS = ACT_GROUPS.map(({ group, acts }) => ({
  group,
  items: Object.entries(acts).map(([value, { label }]) => ({ value, label })),
}));

const TYPES = Object.entries(THINGS).map(([value, { label }]) => ({ value, label }));

/** What to show of the log: fields, and what is chosen as chips. A phone keeps the fields behind a button. */
export function FilterBar({ place, words }: FilterBarProps) {
  const [open, { toggle }] = useDisclosure(false);
  const count = Object.keys(place.filter).length;
  return (
    <Stack gap="sm" mb="lg">
      <Button
        hiddenFrom="sm"
        variant="default"
        leftSection={<IconFilter size={18} aria-hidden />}
        aria-expanded={open}
        aria-controls="audit-filters"
        onClick={toggle}
      >
        {count === 0 ? 'Filter' : `Filter (${count})`}
      </Button>
      <Paper id="audit-filters" role="search" withBorder radius="lg" p="md" bg="var(--fl-card)" {...(open ? {} : { visibleFrom: 'sm' })}>
        <Fields place={place} words={words} />
      </Paper>
      <FilterChips place={place} words={words} />
    </Stack>
  );
}

function Fields({ place: { filter, setFilter }, words }: FilterBarProps) {
  const { action, resourceType } = filter;
  // What an address names and we have no words for can be chosen still.
  const unknownAction = action !== undefined && !kindOf(action) ? [{ value: action, label: actLabel(action) }] : [];
  const unknownType = resourceType !== undefined && !THINGS[resourceType] ? [{ value: resourceType, label: resourceType }] : [];
  const set = (name: FilterName) => (value: string | null | undefined) => setFilter(name, value ?? undefined);
  return (
    <div className={classes['filters']}>
      <PersonFilter value={filter.actorId} words={words} onChange={set('actorId')} />
      <Select
        label="What was done"
        placeholder="Anything"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear what was done' }}
        nothingFoundMessage="No such act"
        data={[...ACTIONS, ...unknownAction]}
        value={action ?? null}
        onChange={set('action')}
      />
      <NativeSelect
        label="Type of thing"
        data={[{ value: '', label: 'Every type' }, ...TYPES, ...unknownType]}
        value={resourceType ?? ''}
        onChange={(event) => setFilter('resourceType', event.currentTarget.value || undefined)}
      />
      <DayFilter label="From" value={filter.from} last={filter.to} onChange={set('from')} />
      <DayFilter label="To" value={filter.to} first={filter.from} onChange={set('to')} />
      <TextFilter
        key={`thing ${filter.resourceId}`}
        label="Id of a thing"
        maxLength={80}
        value={filter.resourceId}
        onChange={set('resourceId')}
      />
      <TextFilter
        key={`correlation ${filter.correlationId}`}
        label="Correlation id"
        maxLength={128}
        value={filter.correlationId}
        onChange={set('correlationId')}
      />
    </div>
  );
}

type DayFilterProps = {
  label: string;
  value: string | undefined;
  first?: string | undefined;
  last?: string | undefined;
  onChange: (day: string | null) => void;
};

function DayFilter({ label, value, first, last, onChange }: DayFilterProps) {
  const { today } = useSchoolTime();
  return (
    <DatePickerInput
      label={label}
      placeholder="Any day"
      leftSection={<IconCalendar size={18} aria-hidden />}
      valueFormat="ddd D MMM YYYY"
      firstDayOfWeek={1}
      clearable
      clearButtonProps={{ 'aria-label': `Clear the day in “${label}”` }}
      {...(first !== undefined && { minDate: first })}
      maxDate={last ?? today}
      value={value ?? null}
      onChange={onChange}
    />
  );
}
