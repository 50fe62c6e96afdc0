import { identity, type Role, ROLES } from '@flightline/backend/contract';
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ROLE_NAMES } from '../../components/role-names.ts';
import { isProblem } from '../../lib/api-error.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { useAddPerson } from './api.ts';
import { LinkToHandOver } from './link-to-hand-over.tsx';

/** Adds someone to the school, who sets their password by a one-time link. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const add = useAddPerson();
  return (
    <Modal opened onClose={onClose} title={add.data ? `${add.data.fullName} is added` : 'Add a person'} closeOnClickOutside={!add.data}>
      {add.data ? (
        <LinkToHandOver fullName={add.data.fullName} url={add.data.setPasswordUrl} onDone={onClose} />
      ) : (
        <AddForm add={add} onLeave={onClose} />
      )}
    </Modal>
  );
}

function AddForm({ add, onLeave }: { add: ReturnType<typeof useAddPerson>; onLeave: () => void }) {
  const [fullName, setFullName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('INSTRUCTOR');
  const [tried, setTried] = useState(false);
  const body = { fullName, email, role };
  const wrong = contractErrors(identity.createUser.body, body);
  const errors = tried ? wrong : {};
  const taken = isProblem(add.error, 'EMAIL_TAKEN') && add.error.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length === 0) add.mutate(body);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Full name"
          data-autofocus
          maxLength={120}
          value={fullName}
          error={errors['fullName']}
          onChange={(event) => setFullName(event.currentTarget.value)}
        />
        <TextInput
          label="E-mail"
          type="email"
          inputMode="email"
          value={email}
          error={[errors['email'], taken].find(Boolean)}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label="Role"
          data={ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))}
          value={role}
          onChange={(event) => setRole(ROLES.find((each) => each === event.currentTarget.value) ?? role)}
        />
        {add.error && !taken && <ProblemAlert error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onLeave}>
            Leave it
          </Button>
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
