import type { lessonTypes } from '@flightline/backend/contract';
import { Input, NativeSelect, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useId } from 'react';

import { formatDuration } from '../../lib/school-time.ts';
import { useLessonTypes } from '../../lib/planning-api.ts';
import { useInstructors } from '../../lib/school-api.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { StudentField } from './student-field.tsx';
import type { BookingDraft } from './use-booking-draft.ts';
import { DURATIONS, type useChoice } from './use-choice.ts';
import { WishSelect } from './wish-select.tsx';

type Choosing = ReturnType<typeof useChoice>;
type OptionsPanelProps = Choosing & { draft: BookingDraft; onChangeDraft: (part: Partial<BookingDraft>) => void };

/** What one wishes for: what, how long, with whom, in what; for an admin also for whom. */
export function OptionsPanel({ choice, choose, draft, onChangeDraft }: OptionsPanelProps) {
  const { role } = useSignedIn().user;
  const { data: instructors = [] } = useInstructors();
  const { data: types = [] } = useLessonTypes();
  const type = types.find(({ id }) => id === choice.type);
  const replace = { replace: true };

  return (
    <Stack>
      {role === 'ADMIN' && <StudentField student={draft.student} onChange={(student) => onChangeDraft({ student })} />}
      <KindSelect types={types} choice={choice} choose={choose} />
      {!choice.type && <Duration choice={choice} choose={choose} />}
      <SimpleGrid cols={{ base: 2, lg: 1 }} spacing="md">
        {(type?.needsInstructor ?? true) && (
          <NativeSelect
            label="Instructor"
            data={[{ value: '', label: 'Anyone' }, ...instructors.map(({ id, fullName }) => ({ value: id, label: fullName }))]}
            value={choice.instructor ?? ''}
            onChange={(event) => choose({ instructor: event.currentTarget.value }, replace)}
          />
        )}
        <WishSelect
          kind={type?.needsResource ?? null}
          value={choice}
          onChange={(wish) => choose({ resource: undefined, model: undefined, ...wish }, replace)}
        />
      </SimpleGrid>
    </Stack>
  );
}

type KindSelectProps = Choosing & { types: readonly lessonTypes.LessonType[] };

function KindSelect({ types, choice, choose }: KindSelectProps) {
  if (types.length === 0) return null;
  return (
    <NativeSelect
      label="Kind of lesson"
      data={[
        { value: '', label: 'Any, as long as I say' },
        ...types.map(({ id, name, durationMinutes }) => ({ value: id, label: `${name}, ${formatDuration(durationMinutes)}` })),
      ]}
      value={choice.type ?? ''}
      onChange={({ currentTarget: { value } }) => {
        const chosen = types.find(({ id }) => id === value);
        choose({ type: chosen?.id, duration: chosen && String(chosen.durationMinutes) }, { replace: true });
      }}
    />
  );
}

/** "1½ h": five of them stand in one row of a phone. */
const short = (minutes: number) => `${Math.floor(minutes / 60)}${minutes % 60 === 30 ? '½' : ''} h`;

function Duration({ choice, choose }: Choosing) {
  const label = useId();
  return (
    <div>
      <Input.Label id={label} component="div">
        How long
      </Input.Label>
      <SegmentedControl
        fullWidth
        aria-labelledby={label}
        data={DURATIONS.map((minutes) => ({ value: String(minutes), label: short(minutes) }))}
        value={String(choice.duration)}
        onChange={(duration) => choose({ duration }, { replace: true })}
      />
    </div>
  );
}
