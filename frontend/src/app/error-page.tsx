import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { useRouteError } from 'react-router-dom';

import { Wordmark } from '../components/wordmark.tsx';

/** After an update of the server, the pages an open tab would still load are gone. */
const isOutdated = (error: unknown) => error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);

/** When a page broke: nothing one typed on the server is lost, and a reload usually mends it. */
export function ErrorPage() {
  const error = useRouteError();
  const outdated = isOutdated(error);
  return (
    <Container component="main" size="xs" py={80}>
      <title>Something went wrong · Flightline</title>
      <Stack gap="lg" align="flex-start">
        <Wordmark />
        <Title order={1}>{outdated ? 'Flightline was updated' : 'Something went wrong'}</Title>
        <Text>
          {outdated
            ? 'Reload to use the new version. Drafts are kept.'
            : 'This page stopped working. What is saved is safe; a reload usually helps.'}
        </Text>
        <Button onClick={() => window.location.reload()}>Reload</Button>
      </Stack>
    </Container>
  );
}
