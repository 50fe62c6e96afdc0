import { Button } from '@mantine/core';

import { AssignProblem } from '../../components/booking/assign-problem.tsx';
import type { RuleOverride } from '../../components/booking/rule-problem.tsx';
import { ApiError, isProblem } from '../../lib/api-error.ts';
import { useSignedIn } from '../../lib/use-session.ts';

const KEPT = 'What you typed is kept.';

type RequestProblemProps = { error: Error; override: RuleOverride; onChooseAnother: () => void };

/** Why the request was not taken. What was typed stays; where the time is the trouble, the way to another one. */
export function RequestProblem({ error, override, onChooseAnother }: RequestProblemProps) {
  const isOwn = useSignedIn().user.role === 'STUDENT';
  const words = wordsFor(error, isOwn);
  return (
    <AssignProblem error={error} words={words} override={override}>
      {(words || isProblem(error, 'RULE_BLOCKED')) && (
        <Button variant="default" size="xs" onClick={onChooseAnother}>
          Choose another time
        </Button>
      )}
    </AssignProblem>
  );
}

/** For the refusals that another time mends. */
function wordsFor(error: Error, isOwn: boolean) {
  if (isProblem(error, 'STUDENT_CONFLICT')) {
    const title = isOwn ? 'You have another booking at that time' : 'The student has another booking at that time';
    return { title, advice: `Choose another time, or cancel the other booking first. ${KEPT}` };
  }
  if (isProblem(error, 'RESOURCE_CONFLICT', 'RESOURCE_GROUNDED')) {
    return { title: error.problem.title, advice: `Choose another time, or another aircraft or room. ${KEPT}` };
  }
  const aboutTime = error instanceof ApiError && (error.problem.errors ?? []).find(({ path }) => path === 'startsAt' || path === 'endsAt');
  return aboutTime ? { title: 'This time cannot be booked', advice: `${aboutTime.message} ${KEPT}` } : undefined;
}
