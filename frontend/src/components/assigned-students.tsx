import { Button, Group, Stack, Text, Title } from '@mantine/core';

import { useAssignments } from '../lib/assignments-api.ts';
import { DueWords } from './due-words.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { TakeBackButton } from './take-back-button.tsx';

/** Who was given a lesson already. */
export function AssignedStudents({ lessonId }: { lessonId: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAssignments({ lessonId, order: 'due', limit: 50 });
  if (!data)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={1} label="Loading who has it" />;
  const given = data.pages.flatMap(({ items }) => items);
  return (
    <section aria-labelledby="has-it-already">
      <Title order={3} size="h4" id="has-it-already" mb="xs">
        Who has it already
      </Title>
      {given.length === 0 && <Text c="dimmed">Nobody yet.</Text>}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {given.map((assignment) => (
          <Group key={assignment.id} component="li" justify="space-between" gap="sm">
            <div style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
              <Text fw={500}>{assignment.student.fullName}</Text>
              <DueWords assignment={assignment} />
            </div>
            <TakeBackButton assignment={assignment} />
          </Group>
        ))}
      </Stack>
      {hasNextPage && (
        <Button mt="sm" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}
