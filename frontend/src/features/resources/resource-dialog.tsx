import { resources } from '@flightline/backend/contract';
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { isProblem } from '../../lib/api-error.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { useAddResource, useUpdateResource } from './api.ts';
import { KIND_ORDER, KINDS } from './kinds.ts';

type ResourceDialogProps = {
  /** The one to rename; none to add one. */
  resource: resources.Resource | undefined;
  onClose: () => void;
};

/** Adds an aircraft, a simulator or a room, or renames one. */
export const ResourceDialog = ({ resource, onClose }: ResourceDialogProps) => (
  <Modal opened onClose={onClose} title={resource ? `Rename ${resource.name}` : 'Add an aircraft or room'}>
    <ResourceForm resource={resource} onDone={onClose} />
  </Modal>
);

function ResourceForm({ resource, onDone }: { resource: resources.Resource | undefined; onDone: () => void }) {
  const { save, error, isPending } = useSave(resource, onDone);
  const [name, setName] = useState(resource?.name ?? '');
  const [kind, setKind] = useState<resources.Resource['kind']>(resource?.kind ?? 'AIRCRAFT');
  const [tried, setTried] = useState(false);
  const body = { name, kind, status: resource?.status ?? ('IN_SERVICE' as const) };
  const wrong = contractErrors(resources.createResource.body, body);
  const taken = isProblem(error, 'NAME_TAKEN');
  const nameError = [tried && wrong['name'], taken && error.message].find(Boolean);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length === 0) save(body);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          description="As people call it, with its registration"
          placeholder="Cessna 172 N172AF"
          data-autofocus
          maxLength={80}
          value={name}
          error={nameError}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label="Kind"
          data={KIND_ORDER.map((value) => ({ value, label: KINDS[value].one }))}
          value={kind}
          onChange={(event) => setKind(KIND_ORDER.find((each) => each === event.currentTarget.value) ?? kind)}
        />
        {error && !taken && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button type="submit" loading={isPending}>
            {resource ? 'Save' : 'Add'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useSave(resource: resources.Resource | undefined, onDone: () => void) {
  const add = useAddResource();
  const update = useUpdateResource();
  const onSuccess = ({ name }: resources.Resource) => {
    notifications.show({ color: 'green', message: `${name} is saved.` });
    onDone();
  };
  return {
    error: add.error ?? update.error,
    isPending: add.isPending || update.isPending,
    save: (body: { name: string; kind: resources.Resource['kind']; status: resources.Resource['status'] }) =>
      resource ? update.mutate({ resource, body: { name: body.name, kind: body.kind } }, { onSuccess }) : add.mutate(body, { onSuccess }),
  };
}
