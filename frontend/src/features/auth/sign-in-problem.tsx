import type { ErrorCode, identity } from '@flightline/backend/contract';
import { Alert, VisuallyHidden } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ApiError, isProblem } from '../../lib/api-error.ts';

type Words = { title: string; text: (school: string) => string };

const WORDS: Partial<Record<ErrorCode, Words>> = {
  INVALID_CREDENTIALS: {
    title: 'That did not match',
    text: (school) => `There is no account at ${school} with this e-mail and password. Check both, and the school.`,
  },
  ACCOUNT_PENDING: {
    title: 'Your account waits for approval',
    text: (school) => `An administrator of ${school} has to let you in first. Try again once they have.`,
  },
  ACCOUNT_SUSPENDED: {
    title: 'Your account is suspended',
    text: (school) => `Please ask an administrator of ${school}.`,
  },
};

/** Why one was not let in, in words. */
export function SignInProblem({ error, school }: { error: Error; school: identity.School }) {
  if (isProblem(error, 'RATE_LIMITED')) return <Wait key={error.problem.correlationId} error={error} />;
  const words = error instanceof ApiError ? WORDS[error.problem.code] : undefined;
  if (!words) return <ProblemAlert error={error} />;
  return (
    <Alert role="alert" color="red" title={words.title} icon={<IconAlertCircle aria-hidden />}>
      {words.text(school.name)}
    </Alert>
  );
}

/** Too many wrong passwords: how long to wait, counted down. */
function Wait({ error }: { error: ApiError }) {
  const [left, setLeft] = useState(Math.ceil(error.retryAfterSeconds ?? 60));
  const { start, stop } = useInterval(() => setLeft((seconds) => seconds - 1), 1_000);
  useEffect(() => {
    if (left > 0) start();
    return stop;
  }, [left, start, stop]);
  if (left <= 0) return <Alert color="blue" title="You can try again now" role="status" />;
  return (
    <Alert role="alert" color="yellow" title="Too many attempts" icon={<IconAlertCircle aria-hidden />}>
      {/* The seconds tick for the eye alone: a screen reader hears the sentence once. */}
      <span aria-hidden>Try again in {inWords(left)}. </span>
      <VisuallyHidden>{error.message} </VisuallyHidden>
      Your account is safe, and others are not affected.
    </Alert>
  );
}

const inWords = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
