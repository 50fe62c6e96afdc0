import type { identity } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useChangeStatus } from './api.ts';

type SuspendDialogProps = { person: identity.User; onClose: () => void };

/** Says what suspending does and to whom, before it does it. */
export function SuspendDialog({ person, onClose }: SuspendDialogProps) {
  const change = useChangeStatus();
  const submit = () =>
    change.mutate(
      { person, change: 'suspend' },
      {
        onSuccess: () => {
          notifications.show({ message: `${person.fullName} is suspended.` });
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={`Suspend ${person.fullName}?`}>
      <Stack>
        <Text size="sm">
          {person.fullName} is signed out everywhere at once and cannot sign in again until you let them in. Their bookings stay as they
          are.
        </Text>
        {change.error && <ProblemAlert error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button color="red" loading={change.isPending} onClick={submit}>
            Suspend {person.fullName}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
