import { ActionIcon, Button, Group, SegmentedControl, Select, Switch, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

import { useInstructors, useResources } from '../../lib/school-api.ts';
import { formatDay } from '../../lib/school-time.ts';
import { formatMonth, formatWeek } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import type { OwnTime } from './use-own-time.ts';
import type { WeekPlace } from './use-week-place.ts';

type WeekToolbarProps = { place: WeekPlace; ownTime: OwnTime };

const PERIODS = { day: 'day', calendar: 'week', list: 'week', month: 'month' } as const;

/** "23–29 Nov 2026", "Tue 24 Nov 2026", "November 2026" */
export function periodName({ view, day, week }: Pick<WeekPlace, 'view' | 'day' | 'week'>): string {
  if (view === 'day') return formatDay(day);
  return view === 'month' ? formatMonth(day) : formatWeek(week);
}

/** When, whose, and how it is shown; the zone it is shown in. */
export function WeekToolbar({ place, ownTime }: WeekToolbarProps) {
  const { zone } = useSchoolTime();
  const { role } = useSignedIn().user;
  const period = PERIODS[place.view];
  return (
    <Group justify="space-between" mb="md" gap="sm" className="fl-screen-only">
      <Group gap="xs" wrap="nowrap">
        <ActionIcon variant="default" size="lg" aria-label={`Previous ${period}`} onClick={() => place.turn(-1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Button variant="default" size="sm" onClick={place.goToday} disabled={place.isCurrent}>
          Today
        </Button>
        <ActionIcon variant="default" size="lg" aria-label={`Next ${period}`} onClick={() => place.turn(1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <Text fw={600} className="fl-numbers" aria-live="polite">
          {periodName(place)}
          <Text span c="dimmed" fw={400}>
            {' '}
            {zone}
          </Text>
        </Text>
      </Group>
      <Group gap="sm">
        {ownTime.differs && (
          <Switch label="My time too" checked={ownTime.isShown} onChange={(event) => ownTime.set(event.currentTarget.checked)} />
        )}
        {role === 'ADMIN' && <Filters place={place} />}
        {place.view === 'day' && (
          <SegmentedControl
            aria-label="Rows"
            data={[
              { value: 'instructor', label: 'Instructors' },
              { value: 'resource', label: 'Aircraft' },
            ]}
            value={place.by}
            onChange={place.setBy}
          />
        )}
        <SegmentedControl
          aria-label="Shown as"
          data={[
            { value: 'day', label: 'Day' },
            { value: 'calendar', label: 'Week' },
            { value: 'month', label: 'Month' },
            { value: 'list', label: 'List' },
          ]}
          value={place.view}
          onChange={place.setView}
        />
      </Group>
    </Group>
  );
}

const EVERY = '';

function Filters({ place }: { place: WeekPlace }) {
  const { data: instructors = [] } = useInstructors();
  const { data: resources = [] } = useResources();
  return (
    <>
      <Select
        aria-label="Instructor"
        w={170}
        data={[{ value: EVERY, label: 'All instructors' }, ...instructors.map(({ id, fullName }) => ({ value: id, label: fullName }))]}
        value={place.instructorId ?? EVERY}
        onChange={(id) => place.setInstructor(id || undefined)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
      />
      <Select
        aria-label="Aircraft or room"
        w={170}
        data={[{ value: EVERY, label: 'All aircraft' }, ...resources.map(({ id, name }) => ({ value: id, label: name }))]}
        value={place.resourceId ?? EVERY}
        onChange={(id) => place.setResource(id || undefined)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
      />
    </>
  );
}
