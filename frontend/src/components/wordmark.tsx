import { Group, Text } from '@mantine/core';

/** The product's mark and name. */
export const Wordmark = ({ size = 28 }: { size?: number }) => (
  <Group gap={10} wrap="nowrap">
    <img src="/flightline.svg" width={size} height={size} alt="" />
    <Text fw={700} fz={size * 0.64} lts="-0.01em">
      Flightline
    </Text>
  </Group>
);
