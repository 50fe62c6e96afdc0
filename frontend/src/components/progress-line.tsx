import { Group, Progress, Text } from '@mantine/core';

type ProgressLineProps = { completed: number; lessons: number; label: string };

/** How many of how many lessons are done, as a bar and in words. */
export const ProgressLine = ({ completed, lessons, label }: ProgressLineProps) => (
  <Group gap="sm" wrap="nowrap">
    <Progress
      flex={1}
      size="md"
      radius="xl"
      value={lessons === 0 ? 0 : (completed * 100) / lessons}
      color={completed === lessons ? 'green' : 'flight'}
      aria-label={label}
    />
    <Text size="sm" c="dimmed" className="fl-numbers" style={{ whiteSpace: 'nowrap' }}>
      {completed} of {lessons}
    </Text>
  </Group>
);
