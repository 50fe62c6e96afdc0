import { type identity, learning } from '@flightline/backend/contract';
import { Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';

const useProgressOf = (studentId: string) =>
  useQuery({
    queryKey: ['progress', studentId],
    queryFn: ({ signal }) => call(learning.getProgress, { query: { studentId } }, { signal }),
  });

/** How far a student is in each course. */
export function PersonProgress({ person: { id } }: { person: identity.User }) {
  const { data, error, refetch } = useProgressOf(id);
  if (!data)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={2} label="Loading progress" />;
  if (data.items.length === 0) return <Text c="dimmed">The school has no published course.</Text>;
  return (
    <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
      {data.items.map(({ courseId, title, completed, lessons, percent }) => (
        <li key={courseId}>
          <Group justify="space-between" mb={4}>
            <Text fw={500}>{title}</Text>
            <Text size="sm" c="dimmed">
              {completed} of {lessons} lessons
            </Text>
          </Group>
          <Progress value={percent} aria-label={`Progress in ${title}`} />
        </li>
      ))}
    </Stack>
  );
}
