import type { bookings } from '@flightline/backend/contract';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';

import { AssignProblem } from '../../components/booking/assign-problem.tsx';
import { titleOf, wishWords } from '../../components/booking/booking-words.ts';
import { EscalatedBadge } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './approvals.module.css';
import { CandidateRow } from './candidate-row.tsx';

/** More candidates stand behind "Choose". */
const SHOWN = 3;

export type CardDialog = 'assign' | 'cancel' | 'reschedule';

type ApprovalCardProps = {
  item: bookings.ApprovalItem;
  selected: boolean;
  problem: unknown;
  onSelect: () => void;
  onAssign: (candidate: bookings.Candidate) => void;
  onApproveOnly: () => void;
  onOpen: (dialog: CardDialog) => void;
};

/** Whom Enter assigns: the first who is free and available; undefined where nobody is. */
export const bestOf = (candidates: readonly bookings.Candidate[]): bookings.Candidate | undefined =>
  candidates.find(({ free, insideAvailability, withinDuty, blocked }) => free && insideAvailability && withinDuty && blocked === null);

/** A booking that waits: what was asked, who could take it, and the decision at one click. */
export function ApprovalCard({
  item: { booking, candidates, competing },
  selected,
  problem,
  onSelect,
  onAssign,
  onApproveOnly,
  onOpen,
}: ApprovalCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const best = bestOf(candidates);
  const isRequest = booking.status === 'REQUESTED';
  const shown = booking.needsInstructor ? candidates.slice(0, SHOWN) : [];
  useEffect(() => {
    if (selected) card.current?.focus({ preventScroll: true });
    if (selected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  return (
    <Paper
      ref={card}
      component="article"
      aria-labelledby={`approval-${booking.id}`}
      tabIndex={-1}
      withBorder
      radius="lg"
      className={classes['card'] ?? ''}
      data-selected={selected || undefined}
      onClick={onSelect}
    >
      <Stack gap="sm">
        <Heading booking={booking} />
        <Competing others={competing} />
        {booking.notes && (
          <Text size="sm" className={classes['notes'] ?? ''}>
            {booking.notes}
          </Text>
        )}
        <ul className={classes['candidates']} aria-label="Instructors, best fit first">
          {shown.map((candidate) => (
            <CandidateRow
              key={candidate.instructorId}
              candidate={candidate}
              best={candidate === best}
              verb={isRequest ? 'Approve and assign' : 'Assign'}
              onAssign={() => onAssign(candidate)}
              onOverride={() => onOpen('assign')}
            />
          ))}
        </ul>
        {booking.needsInstructor && candidates.length === 0 && (
          <Text size="sm" c="dimmed">
            The school has no active instructor yet.
          </Text>
        )}
        {problem !== undefined && <AssignProblem error={problem} />}
        <Group gap="xs">
          <Button size="sm" variant="default" onClick={() => onOpen('assign')}>
            Choose instructor and aircraft
          </Button>
          {isRequest && (
            <Button size="sm" variant="default" onClick={onApproveOnly}>
              {booking.needsInstructor ? 'Approve without instructor' : 'Approve'}
            </Button>
          )}
          <Button size="sm" variant="default" onClick={() => onOpen('reschedule')}>
            Move
          </Button>
          <Button size="sm" variant="subtle" color="red" onClick={() => onOpen('cancel')}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

const Competing = ({ others }: { others: number }) =>
  others > 0 && (
    <Text size="sm" c="var(--fl-requested-fg)" fw={550}>
      {others === 1 ? 'Another student asked for this time' : `${others} others asked for this time`}
    </Text>
  );

/** "Flight lesson · asked for Ada Reyes · any C172" */
function wishesOf(booking: bookings.Booking): string {
  const { lessonType, preferredInstructor, needsInstructor, resource, wantedKind, wantedModel } = booking;
  const { seriesId, seriesPosition, seriesLength } = booking;
  const wishes = [
    lessonType?.name,
    !needsInstructor && 'no instructor needed',
    preferredInstructor && `asked for ${preferredInstructor.fullName}`,
    seriesId && `${seriesPosition} of ${seriesLength}`,
    resource?.name ?? ((wantedKind ?? wantedModel) && wishWords({ wantedKind, wantedModel })),
  ];
  return wishes.filter(Boolean).join(' · ');
}

function Heading({ booking }: { booking: bookings.Booking }) {
  const time = useSchoolTime();
  const { student, createdAt, escalatedAt } = booking;
  const wishes = wishesOf(booking);
  return (
    <>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <div>
          <Title order={2} size="h4" id={`approval-${booking.id}`}>
            <Link to={`/bookings/${booking.id}`} className={classes['title']}>
              {titleOf(booking)}
            </Link>
          </Title>
          <Text size="sm">{student.fullName}</Text>
        </div>
        <Stack gap={4} align="flex-end">
          {escalatedAt && booking.status === 'REQUESTED' && <EscalatedBadge />}
          <Text size="xs" c="dimmed" ta="right">
            Asked {time.age(createdAt)}
          </Text>
        </Stack>
      </Group>
      <div>
        <When period={booking} withDuration />
        {wishes && (
          <Text size="sm" c="dimmed">
            {wishes}
          </Text>
        )}
      </div>
    </>
  );
}
