import { Button } from '@mantine/core';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AssignProblem } from '../../components/booking/assign-problem.tsx';
import { ApiError, isProblem } from '../../lib/api-error.ts';

/** Why the request was not taken. What was typed stays; where the time is the trouble, the way to another one. */
export function RequestProblem({ error, onChooseAnother }: { error: Error; onChooseAnother: () => void }) {
  const conflict = isProblem(error, 'STUDENT_CONFLICT', 'RESOURCE_CONFLICT', 'RESOURCE_GROUNDED');
  const aboutTime = error instanceof ApiError && (error.problem.errors ?? []).some(({ path }) => path === 'startsAt' || path === 'endsAt');
  return (
    <>
      {conflict ? <AssignProblem error={error} /> : <ProblemAlert error={error} />}
      {(conflict || aboutTime) && (
        <Button variant="default" onClick={onChooseAnother}>
          Choose another time
        </Button>
      )}
    </>
  );
}
