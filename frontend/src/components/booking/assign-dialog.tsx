import type { bookings } from '@flightline/backend/contract';
import { Button, Group, Modal, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { useApproveBooking, useAssignInstructor, useCandidates, useSwapBooking } from '../../lib/bookings-api.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { ResourceSelect } from '../resource-select.tsx';
import { AssignProblem } from './assign-problem.tsx';
import { titleOf, wishWords } from './booking-words.ts';
import { CandidatePicker } from './candidate-picker.tsx';
import { overridingRules } from './rule-problem.tsx';

const TITLES: Partial<Record<bookings.BookingStatus, string>> = {
  REQUESTED: 'Approve and assign',
  APPROVED: 'Assign an instructor',
  ASSIGNED: 'Change instructor or aircraft',
};

type AssignDialogProps = { booking: bookings.Booking; opened: boolean; onClose: () => void };

/** Chooses an instructor, and an aircraft or room, for a request or an approved booking. */
export const AssignDialog = ({ booking, opened, onClose }: AssignDialogProps) => {
  const time = useSchoolTime();
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={TITLES[booking.status]}>
      <Text size="sm" mb="md">
        {titleOf(booking)} for {booking.student.fullName}, {time.period(booking)}
      </Text>
      <AssignForm booking={booking} onDone={onClose} />
    </Modal>
  );
};

function AssignForm({ booking, onDone }: { booking: bookings.Booking; onDone: () => void }) {
  const { data, error, refetch } = useCandidates(booking.id);
  if (data) return <AssignFields booking={booking} candidates={data.items} onDone={onDone} />;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return <Skeleton h={220} aria-busy aria-label="Loading instructors" role="status" />;
}

type AssignFieldsProps = { booking: bookings.Booking; candidates: readonly bookings.Candidate[]; onDone: () => void };

function AssignFields({ booking, candidates, onDone }: AssignFieldsProps) {
  const { assign, approveOnly, error, isPending, lastTried } = useAssignment(booking, onDone);
  const { candidate, name, outside, choose } = useChoice(candidates, booking.instructorId);
  const [resourceId, setResourceId] = useState<string | null>(booking.resourceId);
  const [overrideReason, setOverrideReason] = useState('');
  const isRequest = booking.status === 'REQUESTED';
  const reason = outside ? overrideReason.trim() : undefined;
  const isApproval = lastTried === 'approve';
  const send = (rules?: string) => candidate && assign({ candidate, resourceId, overrideReason: reason, ...(rules && { rules }) });
  const override = {
    label: isApproval ? 'Approve anyway' : 'Assign anyway',
    isPending,
    onOverride: (rules: string) => (isApproval ? approveOnly({ resourceId, rules }) : send(rules)),
  };

  return (
    <Stack>
      <CandidatePicker candidates={candidates} value={candidate?.instructorId ?? null} onChange={choose} />
      <ResourceSelect value={resourceId} onChange={setResourceId} none={wishWords(booking)} />
      {outside && (
        <Textarea
          label={candidate?.withinDuty === false ? `Why beyond ${name}’s limit?` : `Why outside ${name}’s availability?`}
          description="Kept in the audit trail"
          withAsterisk
          maxLength={500}
          value={overrideReason}
          onChange={(event) => setOverrideReason(event.currentTarget.value)}
        />
      )}
      {error && <AssignProblem error={error} override={override} />}
      <Group justify="flex-end">
        {isRequest && (
          <Button variant="default" loading={isPending} onClick={() => approveOnly({ resourceId })}>
            Approve without instructor
          </Button>
        )}
        <Button loading={isPending} disabled={!candidate || reason === ''} onClick={() => send()}>
          {isRequest ? `Approve and assign ${name}` : `Assign ${name}`}
        </Button>
      </Group>
    </Stack>
  );
}

/** The chosen instructor, at first whoever has it, else the best of those who are free; none when all are busy. */
function useChoice(candidates: readonly bookings.Candidate[], current: string | null) {
  const [chosen, choose] = useState(current);
  const free = candidates.filter((each) => each.free);
  const candidate = free.find(({ instructorId }) => instructorId === chosen) ?? free[0];
  return {
    candidate,
    choose,
    name: candidate?.instructor.fullName ?? 'nobody',
    outside: candidate && !(candidate.insideAvailability && candidate.withinDuty),
  };
}

type Choice = {
  candidate: bookings.Candidate;
  resourceId: string | null;
  overrideReason: string | undefined;
  /** Why a rule of the school may be passed over. */
  rules?: string;
};

function useAssignment(booking: bookings.Booking, onDone: () => void) {
  const approve = useApproveBooking();
  const assignment = useAssignInstructor();
  const swap = useSwapBooking();
  const [lastTried, setLastTried] = useState<'assign' | 'approve'>('assign');

  const done = (message: string) => {
    notifications.show({ color: 'green', message });
    onDone();
  };

  const isRequest = booking.status === 'REQUESTED';

  return {
    error: approve.error ?? assignment.error ?? swap.error,
    isPending: approve.isPending || assignment.isPending || swap.isPending,
    /** What was tried last, to be tried again with what is chosen by then. */
    lastTried,
    assign({ candidate, resourceId, overrideReason, rules }: Choice) {
      setLastTried('assign');
      const body = {
        instructorId: candidate.instructorId,
        ...(resourceId && { resourceId }),
        ...(overrideReason && { override: true, overrideReason }),
        ...(rules && overridingRules(rules, overrideReason)),
      };
      const onSuccess = () => done(`${candidate.instructor.fullName} is assigned to ${titleOf(booking)}.`);
      if (isRequest) approve.mutate({ booking, body }, { onSuccess });
      else if (booking.status === 'ASSIGNED') swap.mutate({ booking, body }, { onSuccess });
      else assignment.mutate({ booking, body }, { onSuccess });
    },
    approveOnly({ resourceId, rules }: Pick<Choice, 'resourceId' | 'rules'>) {
      setLastTried('approve');
      const body = { ...(resourceId && { resourceId }), ...(rules && overridingRules(rules)) };
      approve.mutate({ booking, body }, { onSuccess: () => done(`${titleOf(booking)} is approved. It still needs an instructor.`) });
    },
  };
}
