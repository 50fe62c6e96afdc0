import { identity, type Role, ROLES } from '@flightline/backend/contract';
import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ROLE_NAMES } from '../../components/role-names.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { useUpdatePerson } from './api.ts';

type EditPersonDialogProps = { person: identity.User; onClose: () => void };

/** Changes a person's name or role. A new role acts within seconds, wherever they are signed in. */
export const EditPersonDialog = ({ person, onClose }: EditPersonDialogProps) => (
  <Modal opened onClose={onClose} title={`Edit ${person.fullName}`}>
    <EditForm person={person} onDone={onClose} />
  </Modal>
);

function EditForm({ person, onDone }: { person: identity.User; onDone: () => void }) {
  const update = useUpdatePerson();
  const [fullName, setFullName] = useState(person.fullName);
  const [role, setRole] = useState<Role>(person.role);
  const [tried, setTried] = useState(false);
  const body = { fullName, role };
  const errors = tried ? contractErrors(identity.updateUser.body, body) : {};

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(contractErrors(identity.updateUser.body, body)).length > 0) return;
    update.mutate(
      { person, body },
      {
        onSuccess: (changed) => {
          notifications.show({ color: 'green', message: `${changed.fullName} is saved.` });
          onDone();
        },
      },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {person.email}
        </Text>
        <TextInput
          label="Full name"
          data-autofocus
          maxLength={120}
          value={fullName}
          error={errors['fullName']}
          onChange={(event) => setFullName(event.currentTarget.value)}
        />
        <NativeSelect
          label="Role"
          description="Acts within seconds, wherever they are signed in"
          data={ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))}
          value={role}
          onChange={(event) => setRole(ROLES.find((each) => each === event.currentTarget.value) ?? role)}
        />
        {update.error && <ProblemAlert error={update.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button type="submit" loading={update.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
