import type { ErrorCode, identity } from '@flightline/backend/contract';
import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';

import { ApiError } from '../../lib/api-error.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

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
  const words = error instanceof ApiError ? WORDS[error.problem.code] : undefined;
  if (!words) return <ProblemAlert error={error} />;
  return (
    <Alert role="alert" color="red" title={words.title} icon={<IconAlertCircle aria-hidden />}>
      {words.text(school.name)}
    </Alert>
  );
}
