import { lessonTypes } from '@flightline/backend/contract';
import { Button, Group, Modal, NativeSelect, NumberInput, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { isProblem } from '../../lib/api-error.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { useSaveLessonType } from './api.ts';

type LessonType = lessonTypes.LessonType;
type Draft = lessonTypes.NewLessonType;

export const NEEDS = { AIRCRAFT: 'An aircraft', SIMULATOR: 'A simulator', ROOM: 'A room' } as const;
const KINDS = ['AIRCRAFT', 'SIMULATOR', 'ROOM'] as const;

const NEW: Draft = {
  name: '',
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  needsInstructor: true,
  needsResource: null,
};

function startOf(type: LessonType | undefined): Draft {
  if (!type) return NEW;
  const { name, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, needsInstructor, needsResource } = type;
  return { name, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, needsInstructor, needsResource };
}

/** Adds a kind of lesson, or changes one: bookings made before keep their minutes. */
export const LessonTypeDialog = ({ type, onClose }: { type: LessonType | undefined; onClose: () => void }) => (
  <Modal opened onClose={onClose} title={type ? `Change ${type.name}` : 'Add a kind of lesson'}>
    <LessonTypeForm type={type} onDone={onClose} />
  </Modal>
);

function LessonTypeForm({ type, onDone }: { type: LessonType | undefined; onDone: () => void }) {
  const [draft, setDraft] = useState(startOf(type));
  const [tried, setTried] = useState(false);
  const save = useSaveLessonType(type);
  const wrong = contractErrors(lessonTypes.createLessonType.body, draft);
  const taken = isProblem(save.error, 'NAME_TAKEN') ? save.error.message : undefined;
  const errorOf = (field: keyof Draft) => (tried ? wrong[field] : undefined);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const minutes = (label: string, field: 'durationMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes') => (
    <NumberInput
      label={label}
      suffix=" min"
      min={0}
      step={5}
      value={draft[field]}
      error={errorOf(field)}
      onChange={(value) => typeof value === 'number' && change({ [field]: value })}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length === 0) save.mutate(draft, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          placeholder="Flight lesson"
          data-autofocus
          maxLength={80}
          value={draft.name}
          error={taken ?? errorOf('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <SimpleGrid cols={3} spacing="sm">
          {minutes('Length', 'durationMinutes')}
          {minutes('Before', 'bufferBeforeMinutes')}
          {minutes('After', 'bufferAfterMinutes')}
        </SimpleGrid>
        <NativeSelect
          label="Takes"
          data={[{ value: '', label: 'Nothing' }, ...KINDS.map((value) => ({ value, label: NEEDS[value] }))]}
          value={draft.needsResource ?? ''}
          error={errorOf('needsResource')}
          onChange={({ currentTarget: { value } }) => change({ needsResource: KINDS.find((kind) => kind === value) ?? null })}
        />
        <Switch
          label="Needs an instructor"
          description="Off for solo flights: they are assigned to an aircraft as soon as they are approved"
          checked={draft.needsInstructor}
          onChange={(event) => change({ needsInstructor: event.currentTarget.checked })}
        />
        {save.error && !taken && <ProblemAlert error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button type="submit" loading={save.isPending}>
            {type ? 'Save' : 'Add'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
