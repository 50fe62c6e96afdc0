import { Container, Stack, Title } from '@mantine/core';

import { ProblemAlert } from '../components/problem-alert.tsx';
import { Wordmark } from '../components/wordmark.tsx';

/** When not even the shell can be shown. */
export const FullPageProblem = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => (
  <Container component="main" size="xs" py={80}>
    <Stack gap="lg">
      <Wordmark />
      <Title order={1}>Flightline cannot be opened right now</Title>
      <ProblemAlert error={error} onRetry={onRetry} />
    </Stack>
  </Container>
);
