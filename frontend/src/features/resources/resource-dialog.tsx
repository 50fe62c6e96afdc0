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
  <Modal opened onClose={onClose} title={resource ? `Change ${resource.name}` : 'Add an aircraft or room'}>
    <ResourceForm resource={resource} onDone={onClose} />
  </Modal>
);

function ResourceForm({ resource, onDone }: { resource: resources.Resource | undefined; onDone: () => void }) {
  const { save, error, isPending } = useSave(resource, onDone);
  const start = startOf(resource);
  const [name, setName] = useState(start.name);
  const [kind, setKind] = useState<resources.Resource['kind']>(start.kind);
  const [model, setModel] = useState(start.model);
  const [tried, setTried] = useState(false);
  const hasModel = kind !== 'ROOM' && model.trim() !== '';
  const body = { name, kind, model: hasModel ? model : null, status: resource?.status ?? ('IN_SERVICE' as const) };
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
        {kind !== 'ROOM' && <ModelInput value={model} error={tried && wrong['model']} onChange={setModel} />}
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

type ModelInputProps = { value: string; error: string | false | undefined; onChange: (model: string) => void };

const ModelInput = ({ value, error, onChange }: ModelInputProps) => (
  <TextInput
    label="Model"
    description="Students can ask for any of a model, such as any C172"
    placeholder="C172"
    maxLength={40}
    value={value}
    error={error}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);

const startOf = (resource: resources.Resource | undefined) => ({
  name: resource?.name ?? '',
  kind: resource?.kind ?? ('AIRCRAFT' as const),
  model: resource?.model ?? '',
});

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
    save: ({ status, ...body }: Pick<resources.Resource, 'name' | 'kind' | 'model' | 'status'>) =>
      resource ? update.mutate({ resource, body }, { onSuccess }) : add.mutate({ ...body, status }, { onSuccess }),
  };
}
