import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useRouteError } from 'react-router-dom';

import { Wordmark } from '../components/wordmark.tsx';
import { failureWords } from './failure-words.ts';

/** When not even the shell can be shown. */
export function ErrorPage() {
  const { title, advice } = failureWords(useRouteError(), useNetwork().online);
  return (
    <Container component="main" size="xs" py={80}>
      <title>{`${title} · Flightline`}</title>
      <Stack gap="lg" align="flex-start">
        <Wordmark />
        <Title order={1}>{title}</Title>
        <Text>{advice}</Text>
        <Button onClick={() => window.location.reload()}>Reload</Button>
      </Stack>
    </Container>
  );
}
