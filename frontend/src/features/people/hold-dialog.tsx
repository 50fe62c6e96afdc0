import { eligibility, type identity } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { usePlaceHold } from '../../lib/documents-api.ts';
import { contractErrors } from '../../lib/form-errors.ts';

/** Asks why, and says what a hold does, before it does it. */
export function HoldDialog({ person, onClose }: { person: identity.User; onClose: () => void }) {
  const place = usePlaceHold(person.id);
  const [reason, setReason] = useState('');
  const isWhole = Object.keys(contractErrors(eligibility.placeHold.body, { reason })).length === 0;
  const onSuccess = () => {
    notifications.show({ message: `${person.fullName} is on hold.` });
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) place.mutate(reason, { onSuccess });
  };
  return (
    <Modal opened onClose={onClose} title={`Put ${person.fullName} on hold?`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">
            {person.fullName} can still sign in and study. New lessons are refused, and lessons that are booked need an administrator’s
            word, as the school’s rules say.
          </Text>
          <Textarea
            label="Why"
            description="For administrators; kept in the audit trail"
            data-autofocus
            autosize
            minRows={2}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {place.error && <ProblemAlert error={place.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" disabled={!isWhole} loading={place.isPending}>
              Put on hold
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
