import type { bookings } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { useWaiveLateCancellation } from '../../lib/bookings-api.ts';
import { ProblemAlert } from '../problem-alert.tsx';

type WaiveDialogProps = { booking: bookings.Booking; opened: boolean; onClose: () => void };

/** Takes the mark of a late cancellation off, and asks why. */
export function WaiveDialog({ booking, opened, onClose }: WaiveDialogProps) {
  const waive = useWaiveLateCancellation();
  const [reason, setReason] = useState('');
  const submit = () =>
    void waive.mutateAsync({ booking, body: { reason: reason.trim() } }).then(
      () => {
        notifications.show({ message: 'The late cancellation is waived.' });
        onClose();
      },
      // Shown below.
      () => undefined,
    );
  return (
    <Modal opened={opened} onClose={onClose} title="Waive the late cancellation">
      <Stack>
        <Textarea
          label="Why?"
          description="Kept in the audit trail"
          withAsterisk
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {waive.error && <ProblemAlert error={waive.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button loading={waive.isPending} disabled={reason.trim() === ''} onClick={submit}>
            Waive it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
