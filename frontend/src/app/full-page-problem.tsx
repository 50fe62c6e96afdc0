import { Container, Stack } from '@mantine/core';

import { ProblemAlert } from '../components/problem-alert.tsx';
import { Wordmark } from '../components/wordmark.tsx';

/** When not even the shell can be shown. */
export const FullPageProblem = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => (
  <Container component="main" size="xs" py={80}>
    <Stack gap="lg">
      <Wordmark />
      <ProblemAlert error={error} onRetry={onRetry} />
    </Stack>
  </Container>
);
