import type { bookings } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { useCompleteBooking } from '../../lib/bookings-api.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { AssignProblem } from './assign-problem.tsx';
import { titleOf } from './booking-words.ts';
import { overridingRules } from './rule-problem.tsx';

type CompleteDialogProps = { booking: bookings.Booking; opened: boolean; onClose: () => void };

/** Closes a lesson that took place, with its outcome and remarks for the student's record. */
export function CompleteDialog({ booking, opened, onClose }: CompleteDialogProps) {
  const time = useSchoolTime();
  const complete = useCompleteBooking();
  const [outcome, setOutcome] = useState('');
  const [remarks, setRemarks] = useState('');

  const said = { ...(outcome.trim() && { outcome: outcome.trim() }), ...(remarks.trim() && { remarks: remarks.trim() }) };
  const submit = (override = {}) =>
    complete.mutate(
      { booking, body: { ...said, ...override } },
      {
        onSuccess: () => {
          notifications.show({ color: 'green', message: `${titleOf(booking)} with ${booking.student.fullName} is completed.` });
          onClose();
        },
      },
    );

  return (
    <Modal opened={opened} onClose={onClose} title={`Complete “${titleOf(booking)}”`}>
      <Stack>
        <Text size="sm">
          {booking.student.fullName}, {time.period(booking)}. {booking.student.fullName} can read what you write here.
        </Text>
        <TextInput
          label="Outcome"
          description="Optional, in a few words"
          placeholder="Ready for solo circuits"
          maxLength={200}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
        <Textarea
          label="Remarks"
          description="Optional"
          autosize
          minRows={3}
          maxLength={2000}
          value={remarks}
          onChange={(event) => setRemarks(event.currentTarget.value)}
        />
        {complete.error && (
          <AssignProblem
            error={complete.error}
            override={{
              label: 'Complete it anyway',
              isPending: complete.isPending,
              onOverride: (reason) => submit(overridingRules(reason)),
            }}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
          <Button loading={complete.isPending} onClick={() => submit()}>
            Complete the lesson
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
