import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

import { ApiError } from '../../lib/api-error.ts';
import { ProblemAlert } from '../problem-alert.tsx';

type AssignProblemProps = { error: unknown; words?: { title: string; advice: string } | undefined; children?: ReactNode };

/** Why a booking could not be placed; where another booking stands in the way, a link to it. */
export function AssignProblem({ error, words, children }: AssignProblemProps) {
  const conflict = error instanceof ApiError ? error.problem.conflictingBookingId : undefined;
  return (
    <ProblemAlert error={error} words={words}>
      {children}
      {conflict && (
        <Anchor component={Link} to={`/bookings/${conflict}`} size="sm" fw={600} py={4}>
          Show the booking in the way
        </Anchor>
      )}
    </ProblemAlert>
  );
}
