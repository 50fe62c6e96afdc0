import { Anchor, Button, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'react-router-dom';

import { useAssignments } from '../lib/assignments-api.ts';
import { DueWords } from './due-words.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** What a student was given and has not done yet, the nearest date first. */
export function DueList() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAssignments({
    completed: 'false',
    order: 'due',
    limit: 5,
  });
  if (!data)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={1} label="Loading what is due" />;
  const due = data.pages.flatMap(({ items }) => items);
  if (due.length === 0) return <Text c="dimmed">Nothing is due. What your instructors give you to study stands here.</Text>;
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {due.map((assignment) => (
          <Paper key={assignment.id} component="li" withBorder radius="lg" p="md" bg="var(--fl-card)" style={{ overflowWrap: 'anywhere' }}>
            <Anchor component={Link} to={`/lessons/${assignment.lesson.id}`} fw={600}>
              {assignment.lesson.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {assignment.lesson.courseTitle}
            </Text>
            <DueWords assignment={assignment} />
          </Paper>
        ))}
      </Stack>
      {hasNextPage && (
        <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}
