import { ActionIcon, Button, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

import { useInstructors } from '../../lib/school-api.ts';
import { formatWeek } from '../../lib/school-week.ts';
import type { WeekPlace } from './use-week-place.ts';

type WeekToolbarProps = { place: WeekPlace; withInstructors: boolean };

/** Which week, whose, and how it is shown. */
export const WeekToolbar = ({ place, withInstructors }: WeekToolbarProps) => (
  <Group justify="space-between" mb="md" gap="sm" className="fl-screen-only">
    <Group gap="xs" wrap="nowrap">
      <ActionIcon variant="default" size="lg" aria-label="Previous week" onClick={() => place.turn(-1)}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Button variant="default" size="sm" onClick={place.goToday} disabled={place.isCurrent}>
        Today
      </Button>
      <ActionIcon variant="default" size="lg" aria-label="Next week" onClick={() => place.turn(1)}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      <Text fw={600} className="fl-numbers" aria-live="polite">
        {formatWeek(place.week)}
      </Text>
    </Group>
    <Group gap="sm">
      {withInstructors && <InstructorSelect value={place.instructorId} onChange={place.setInstructor} />}
      <SegmentedControl
        aria-label="Shown as"
        data={[
          { value: 'calendar', label: 'Calendar' },
          { value: 'list', label: 'List' },
        ]}
        value={place.view}
        onChange={place.setView}
      />
    </Group>
  </Group>
);

const EVERYONE = '';

function InstructorSelect({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const { data = [] } = useInstructors();
  return (
    <Select
      aria-label="Instructor"
      data={[{ value: EVERYONE, label: 'All instructors' }, ...data.map(({ id, fullName }) => ({ value: id, label: fullName }))]}
      value={value ?? EVERYONE}
      onChange={(id) => onChange(id || undefined)}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
