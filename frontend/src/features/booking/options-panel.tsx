import { Input, NativeSelect, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useId } from 'react';

import { ResourceSelect } from '../../components/resource-select.tsx';
import { useInstructors } from '../../lib/school-api.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { StudentField } from './student-field.tsx';
import type { BookingDraft } from './use-booking-draft.ts';
import { DURATIONS, type useChoice } from './use-choice.ts';

type OptionsPanelProps = ReturnType<typeof useChoice> & { draft: BookingDraft; onChangeDraft: (part: Partial<BookingDraft>) => void };

/** "1½ h": five of them stand in one row of a phone. */
const short = (minutes: number) => `${Math.floor(minutes / 60)}${minutes % 60 === 30 ? '½' : ''} h`;

/** What one wishes for: how long, with whom, in what; for an admin also for whom. */
export function OptionsPanel({ choice, choose, draft, onChangeDraft }: OptionsPanelProps) {
  const { role } = useSignedIn().user;
  const { data: instructors = [] } = useInstructors();
  const durationLabel = useId();
  const replace = { replace: true };

  return (
    <Stack>
      {role === 'ADMIN' && <StudentField student={draft.student} onChange={(student) => onChangeDraft({ student })} />}
      <div>
        <Input.Label id={durationLabel} component="div">
          How long
        </Input.Label>
        <SegmentedControl
          fullWidth
          aria-labelledby={durationLabel}
          data={DURATIONS.map((minutes) => ({ value: String(minutes), label: short(minutes) }))}
          value={String(choice.duration)}
          onChange={(duration) => choose({ duration }, replace)}
        />
      </div>
      <SimpleGrid cols={{ base: 2, lg: 1 }} spacing="md">
        <NativeSelect
          label="Instructor"
          data={[{ value: '', label: 'Anyone' }, ...instructors.map(({ id, fullName }) => ({ value: id, label: fullName }))]}
          value={choice.instructor ?? ''}
          onChange={(event) => choose({ instructor: event.currentTarget.value }, replace)}
        />
        <ResourceSelect
          none="No wish"
          value={choice.resource ?? null}
          onChange={(resource) => choose({ resource: resource ?? undefined }, replace)}
        />
      </SimpleGrid>
    </Stack>
  );
}
