import { Center, Loader } from '@mantine/core';

/** Shown while the first page is on its way. */
export const Splash = () => (
  <Center h="100dvh">
    <Loader type="dots" aria-label="Loading Flightline" />
  </Center>
);
