import { identity } from '@flightline/backend/contract';
import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import { useErase } from './api.ts';

/** Erases who a person was, for good. Asks why, since the audit trail keeps that. */
export function EraseDialog({ person, onClose }: { person: identity.User; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const erase = useErase();
  const errors = contractErrors(identity.eraseUser.body, { reason });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    const onSuccess = () => {
      notifications.show({ message: 'The person is erased.' });
      onClose();
    };
    erase.mutate({ person, reason }, { onSuccess });
  };
  return (
    <Modal opened onClose={onClose} title={`Erase ${person.fullName}?`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Alert color="red" title="This cannot be undone">
            Name, e-mail and addresses go from the school’s records and from its audit trail. Lessons, notes on them and what was done stay,
            by “{identity.ERASED_PERSON}”.
          </Alert>
          <TextInput
            label="Why"
            description="Kept in the audit trail: do not name the person"
            data-autofocus
            maxLength={300}
            value={reason}
            error={tried && errors['reason']}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {erase.error && <ProblemAlert error={erase.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" color="red" loading={erase.isPending}>
              Erase for good
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
