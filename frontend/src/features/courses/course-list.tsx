import type { courses } from '@flightline/backend/contract';
import { Button, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconBook2, IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { CourseStatus } from '../../components/course-status.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { useCourseProgress } from '../../lib/learning-api.ts';
import { type CourseFilter, useCourses } from './api.ts';
import classes from './courses.module.css';

/** The courses a filter finds. */
export function CourseList({ filter }: { filter: CourseFilter }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useCourses(filter);
  if (!data) {
    if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
    return <ListSkeleton rows={3} height={132} label="Loading courses" />;
  }
  const found = data.pages.flatMap(({ items }) => items);
  if (found.length === 0) return <Nothing filter={filter} />;
  return (
    <Stack gap="lg">
      <SimpleGrid component="ul" cols={{ base: 1, md: 2, xl: 3 }} spacing="md" className={classes['list'] ?? ''}>
        {found.map((course) => (
          <CourseCard key={course.id} course={course} />
        ))}
      </SimpleGrid>
      {hasNextPage && (
        <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

/** The whole card leads to the course. */
function CourseCard({ course }: { course: courses.Course }) {
  const progress = useCourseProgress(course.id);
  const isDone = progress !== undefined && progress.lessons > 0 && progress.completed === progress.lessons;
  return (
    <Paper component="li" withBorder radius="lg" p="lg" bg="var(--fl-card)" className={classes['card'] ?? ''}>
      <Stack gap="xs" h="100%">
        <Title order={2} size="h3">
          <Link to={`/courses/${course.id}`} className={classes['cover'] ?? ''}>
            {course.title}
          </Link>
        </Title>
        {course.can.update && (
          <div>
            <CourseStatus status={course.status} />
          </div>
        )}
        {course.description && (
          <Text size="sm" c="dimmed" lineClamp={3}>
            {course.description}
          </Text>
        )}
        {progress && (
          <div className={classes['foot']}>
            {isDone ? (
              <Text size="sm" fw={600} c="var(--fl-assigned-fg)" className={classes['done'] ?? ''}>
                <IconCircleCheck size={16} aria-hidden /> Completed
              </Text>
            ) : (
              <ProgressLine completed={progress.completed} lessons={progress.lessons} label={`Progress in ${course.title}`} />
            )}
          </div>
        )}
      </Stack>
    </Paper>
  );
}

const Nothing = ({ filter }: { filter: CourseFilter }) =>
  filter.q || filter.status ? (
    <EmptyState icon={IconBook2} title="No course found">
      No course or module is called that. Try other words: small mistakes and missing accents are forgiven.
    </EmptyState>
  ) : (
    <EmptyState icon={IconBook2} title="No course yet">
      Courses appear here as soon as the school has some.
    </EmptyState>
  );
