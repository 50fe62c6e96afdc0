import type { bookings } from '@flightline/backend/contract';
import { Anchor, Badge, Button, Text } from '@mantine/core';
import { Link } from 'react-router-dom';

import classes from './approvals.module.css';

type CandidateRowProps = {
  candidate: bookings.Candidate;
  /** The one that Enter takes. */
  best: boolean;
  verb: string;
  onAssign: () => void;
  /** Outside their availability or past a limit: that takes a reason. */
  onOverride: () => void;
};

/** One instructor for a booking: who, why, and one click. */
export function CandidateRow({ candidate, best, verb, onAssign, onOverride }: CandidateRowProps) {
  const { instructor, free, insideAvailability, withinDuty, blocked, conflictingBookingId, reason } = candidate;
  const isPlain = insideAvailability && withinDuty && blocked === null;
  return (
    <li className={classes['candidate']}>
      <div>
        <Text size="sm" fw={600}>
          {instructor.fullName}
          {best && (
            <Badge ml={8} size="sm" variant="light" tt="none">
              Best fit
            </Badge>
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {reason}
          {conflictingBookingId && (
            <>
              {' '}
              <Anchor component={Link} to={`/bookings/${conflictingBookingId}`} size="xs" underline="always">
                Show it
              </Anchor>
            </>
          )}
        </Text>
      </div>
      {free && isPlain && (
        <Button size="sm" variant={best ? 'filled' : 'default'} onClick={onAssign}>
          {verb} {instructor.fullName}
        </Button>
      )}
      {free && !isPlain && (
        <Button size="sm" variant="subtle" onClick={onOverride}>
          Assign all the same…
        </Button>
      )}
    </li>
  );
}
