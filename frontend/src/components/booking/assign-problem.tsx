import { Anchor } from '@mantine/core';
import { Link } from 'react-router-dom';

import { ApiError } from '../../lib/api-error.ts';
import { ProblemAlert } from '../problem-alert.tsx';

/** Why a booking could not be placed; where another booking stands in the way, a link to it. */
export function AssignProblem({ error }: { error: unknown }) {
  const conflict = error instanceof ApiError ? error.problem.conflictingBookingId : undefined;
  return (
    <ProblemAlert error={error}>
      {conflict && (
        <Anchor component={Link} to={`/bookings/${conflict}`} size="sm" fw={600}>
          Show the booking in the way
        </Anchor>
      )}
    </ProblemAlert>
  );
}
