import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

import { ApiError, isProblem } from '../../lib/api-error.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { type RuleOverride, RuleProblem } from './rule-problem.tsx';
import { SeriesProblem } from './series-problem.tsx';

type AssignProblemProps = {
  error: unknown;
  words?: { title: string; advice: string } | undefined;
  /** How an admin goes on where a rule blocks. */
  override?: RuleOverride | undefined;
  children?: ReactNode;
};

/** Why a booking could not be placed; where another booking stands in the way, a link to it. */
export function AssignProblem({ error, words, override, children }: AssignProblemProps) {
  if (isProblem(error, 'RULE_BLOCKED'))
    return (
      <RuleProblem error={error} override={override}>
        {children}
      </RuleProblem>
    );
  if (isProblem(error, 'SERIES_CONFLICT')) return <SeriesProblem error={error} override={override} />;
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
