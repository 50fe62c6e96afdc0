import type { identity } from '@flightline/backend/contract';
import { Group, Progress, Stack, Text } from '@mantine/core';

import { CertificateLink } from '../../components/certificate-link.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useProgress } from '../../lib/learning-api.ts';

/** How far a student is in each course. */
export function PersonProgress({ person: { id } }: { person: identity.User }) {
  const { data, error, refetch } = useProgress(id);
  if (!data)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={2} label="Loading progress" />;
  if (data.length === 0) return <Text c="dimmed">The school has no published course.</Text>;
  return (
    <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
      {data.map(({ courseId, title, completed, lessons, percent }) => (
        <li key={courseId}>
          <Group justify="space-between" mb={4}>
            <Text fw={500}>{title}</Text>
            <Text size="sm" c="dimmed">
              {completed} of {lessons} lessons
            </Text>
          </Group>
          <Progress value={percent} aria-label={`Progress in ${title}`} mb={percent === 100 ? 'xs' : 0} />
          <CertificateLink courseId={courseId} studentId={id} />
        </li>
      ))}
    </Stack>
  );
}
