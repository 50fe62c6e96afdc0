import type { bookings } from '@flightline/backend/contract';
import { Alert, Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { useCancelBooking, useCancelSeries } from '../../lib/bookings-api.ts';
import { useBookingPolicy } from '../../lib/planning-api.ts';
import { formatDuration } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { REASONS_OF, titleOf } from './booking-words.ts';
import { type Scope, SeriesScope } from './series-scope.tsx';

type CancelDialogProps = { booking: bookings.Booking; opened: boolean; onClose: () => void };

/** Asks why, says who will be told, and cancels. There is no undo, so it asks first. */
export function CancelDialog({ booking, opened, onClose }: CancelDialogProps) {
  const { role } = useSignedIn().user;
  const time = useSchoolTime();
  const one = useCancelBooking();
  const several = useCancelSeries();
  const [scope, setScope] = useState<Scope>('THIS');
  const cancel = scope === 'THIS' ? one : several;
  const reasons = REASONS_OF[role].filter(({ value }) => value !== 'NO_SHOW' || (scope === 'THIS' && booking.startsAt <= time.now));
  const [reason, setReason] = useState<string | undefined>(reasons[0]?.value);
  const [note, setNote] = useState('');
  const counts = useCountsAsLate(booking, { reason, isStudent: role === 'STUDENT' });

  const submit = () => {
    const chosen = reasons.find(({ value }) => value === reason)?.value;
    if (!chosen) return;
    const body = { reason: chosen, ...(note.trim() && { note: note.trim() }) };
    const done = (message: string) => {
      notifications.show({ message });
      onClose();
    };
    if (scope === 'THIS') one.mutate({ booking, body }, { onSuccess: () => done(`${titleOf(booking)} is cancelled.`) });
    else
      several.mutate({ booking, body: { scope, ...body } }, { onSuccess: ({ items }) => done(`${items.length} lessons are cancelled.`) });
  };

  return (
    <Modal opened={opened} onClose={onClose} title={`Cancel “${titleOf(booking)}”?`}>
      <Stack>
        <Text size="sm">
          {time.period(booking)}. {whoIsTold(booking, role)} This cannot be undone.
        </Text>
        <SeriesScope booking={booking} value={scope} onChange={setScope} />
        <Radio.Group label="Why?" value={reason ?? null} onChange={setReason}>
          <Stack gap={4} mt={6}>
            {reasons.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} py={6} />
            ))}
          </Stack>
        </Radio.Group>
        {counts && (
          <Alert color="orange" title="This counts as a late cancellation">
            {counts}
          </Alert>
        )}
        <Textarea
          label="Note"
          description="Optional; the others see it"
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {cancel.error && <ProblemAlert error={cancel.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" loading={cancel.isPending} onClick={submit}>
            Cancel the booking
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type Choice = { reason: string | undefined; isStudent: boolean };

/** Why a cancellation would be marked as late, by the school's setting; undefined where it would not. */
function useCountsAsLate({ status, startsAt }: bookings.Booking, { reason, isStudent }: Choice): string | undefined {
  const { data } = useBookingPolicy();
  const { now } = useSchoolTime();
  const minutes = data?.lateCancelMinutes ?? null;
  const concerns = reason === 'STUDENT' || (isStudent && reason !== 'WEATHER');
  if (minutes === null || status === 'REQUESTED' || !concerns) return undefined;
  const isLate = startsAt.getTime() - now.getTime() < minutes * 60_000;
  return isLate ? `The lesson begins in less than ${formatDuration(minutes)}. The school can waive it.` : undefined;
}

function whoIsTold({ student, instructor }: bookings.Booking, role: string): string {
  const told = [role === 'STUDENT' ? undefined : student.fullName, role === 'INSTRUCTOR' ? undefined : instructor?.fullName].filter(
    (name) => name !== undefined,
  );
  return told.length > 0 ? `${told.join(' and ')} will be told.` : 'The school will see it.';
}
