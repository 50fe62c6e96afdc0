import { eligibility } from '@flightline/backend/contract';
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';

import { useAddDocument, useUpdateDocument } from '../../lib/documents-api.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { DOCUMENT_KINDS, KIND_OPTIONS } from './document-kinds.ts';

type DocumentDialogProps = {
  userId: string;
  /** The one to correct; none to add one. */
  document: eligibility.PersonDocument | undefined;
  onClose: () => void;
};

/** Adds a document, or corrects one. */
export const DocumentDialog = ({ userId, document, onClose }: DocumentDialogProps) => (
  <Modal opened onClose={onClose} title={document ? `Edit ${document.title}` : 'Add a document'}>
    <DocumentForm userId={userId} document={document} onClose={onClose} />
  </Modal>
);

type Draft = {
  kind: eligibility.DocumentKind;
  title: string;
  number: string;
  aircraftType: string;
  validFrom: string | null;
  validUntil: string | null;
};

const draftOf = (document: eligibility.PersonDocument | undefined, today: string): Draft =>
  document
    ? { ...document, number: document.number ?? '', aircraftType: document.aircraftType ?? '' }
    : { kind: 'MEDICAL', title: '', number: '', aircraftType: '', validFrom: today, validUntil: null };

/** What is sent; a first day that is missing is left for the contract to find. */
const bodyOf = ({ kind, title, number, aircraftType, validFrom, validUntil }: Draft) => ({
  ...{ kind, title, number, validUntil, validFrom: validFrom ?? '' },
  aircraftType: kind === 'RATING' ? aircraftType : null,
});

function DocumentForm({ userId, document, onClose }: DocumentDialogProps) {
  const { today } = useSchoolTime();
  const [draft, setDraft] = useState(() => draftOf(document, today));
  const [tried, setTried] = useState(false);
  const { save, error, isPending } = useSave({ userId, document, onClose });
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const wrong = contractErrors(eligibility.createDocument.body, bodyOf(draft));
  const said = tried ? wrong : {};

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length === 0) save(bodyOf(draft));
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {!document && (
          <NativeSelect
            label="Kind"
            data={KIND_OPTIONS}
            value={draft.kind}
            onChange={(event) => set({ kind: eligibility.documentKind.parse(event.currentTarget.value) })}
          />
        )}
        <TextInput
          label="Title"
          placeholder={DOCUMENT_KINDS[draft.kind].example}
          data-autofocus
          maxLength={120}
          value={draft.title}
          error={said['title']}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        {draft.kind === 'RATING' && (
          <TextInput
            label="Aircraft type or class"
            description="Written as with the aircraft: C172 and c-172 are the same"
            maxLength={60}
            value={draft.aircraftType}
            error={said['aircraftType']}
            onChange={(event) => set({ aircraftType: event.currentTarget.value })}
          />
        )}
        <TextInput
          label="Number"
          description="Optional"
          maxLength={60}
          value={draft.number}
          error={said['number']}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <Days draft={draft} said={said} onChange={set} />
        {error && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={isPending}>
            {document ? 'Save' : 'Add'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type DaysProps = { draft: Draft; said: Record<string, string>; onChange: (part: Partial<Draft>) => void };

const Days = ({ draft, said, onChange }: DaysProps) => (
  <Group grow align="flex-start">
    <DatePickerInput
      label="Valid from"
      valueFormat="D MMM YYYY"
      firstDayOfWeek={1}
      value={draft.validFrom}
      error={said['validFrom']}
      onChange={(validFrom) => onChange({ validFrom })}
    />
    <DatePickerInput
      label="Last day"
      placeholder="Without an end"
      valueFormat="D MMM YYYY"
      firstDayOfWeek={1}
      clearable
      clearButtonProps={{ 'aria-label': 'Without an end' }}
      value={draft.validUntil}
      error={said['validUntil']}
      onChange={(validUntil) => onChange({ validUntil })}
    />
  </Group>
);

function useSave({ userId, document, onClose }: DocumentDialogProps) {
  const add = useAddDocument();
  const update = useUpdateDocument();
  const onSuccess = ({ title }: eligibility.PersonDocument) => {
    notifications.show({ color: 'green', message: `${title} is on file.` });
    onClose();
  };
  return {
    error: add.error ?? update.error,
    isPending: add.isPending || update.isPending,
    save: ({ kind, ...body }: ReturnType<typeof bodyOf>) =>
      document ? update.mutate({ document, body }, { onSuccess }) : add.mutate({ userId, body: { kind, ...body } }, { onSuccess }),
  };
}
