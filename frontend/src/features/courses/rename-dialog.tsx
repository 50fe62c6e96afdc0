import { courses } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import { type PartKind, useRenameLesson, useRenameModule } from './api.ts';

type RenameDialogProps = { kind: PartKind; part: { id: string; title: string; version: number }; onClose: () => void };

/** Gives a module or a lesson another title. */
export function RenameDialog({ kind, part, onClose }: RenameDialogProps) {
  const [title, setTitle] = useState(part.title);
  const module = useRenameModule();
  const lesson = useRenameLesson();
  const rename = kind === 'module' ? module : lesson;
  const wrong = contractErrors(courses.createModule.body, { title });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(wrong).length === 0) rename.mutate({ part, title }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={`Rename ${kind === 'module' ? 'the module' : 'the lesson'}`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label="Title"
            data-autofocus
            maxLength={200}
            value={title}
            error={wrong['title']}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {rename.error && <ProblemAlert error={rename.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" loading={rename.isPending}>
              Rename
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
