import type { learning } from '@flightline/backend/contract';
import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { DueWords } from '../../components/due-words.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TakeBackButton } from '../../components/take-back-button.tsx';
import { type AssignmentFilter, useAssignments } from '../../lib/assignments-api.ts';

type AssignmentListProps = { filter: AssignmentFilter; onLesson: (id: string) => void };

/** The assignments a filter finds. */
export function AssignmentList({ filter, onLesson }: AssignmentListProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAssignments(filter);
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton label="Loading assignments" />;
  const found = data.pages.flatMap(({ items }) => items);
  if (found.length === 0) return <Nothing />;
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {found.map((assignment) => (
          <Row key={assignment.id} assignment={assignment} onLesson={filter.lessonId ? undefined : onLesson} />
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

type RowProps = { assignment: learning.Assignment; onLesson: ((id: string) => void) | undefined };

const Row = ({ assignment, onLesson }: RowProps) => (
  <Paper component="li" withBorder radius="lg" p="md" bg="var(--fl-card)">
    <Group justify="space-between" gap="sm">
      <div style={{ flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Anchor component={Link} to={`/lessons/${assignment.lesson.id}`} fw={600}>
          {assignment.lesson.title}
        </Anchor>
        <Text size="sm">
          <PersonName person={assignment.student} />
        </Text>
        <Text size="sm" c="dimmed">
          {assignment.lesson.courseTitle}
        </Text>
        <DueWords assignment={assignment} />
      </div>
      <Group gap="xs">
        {onLesson && (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => onLesson(assignment.lesson.id)}
            aria-label={`Only this lesson: “${assignment.lesson.title}”`}
          >
            Only this lesson
          </Button>
        )}
        <TakeBackButton assignment={assignment} />
      </Group>
    </Group>
  </Paper>
);

const Nothing = () => (
  <EmptyState icon={IconClipboardList} title="No assignment found">
    Nothing matches. Give a lesson to students on its page, or show other ones.
  </EmptyState>
);
