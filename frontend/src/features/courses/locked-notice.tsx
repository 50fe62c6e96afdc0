import type { courses } from '@flightline/backend/contract';
import { Alert, Anchor, List } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { useProgress } from '../../lib/learning-api.ts';

/** What comes before a course, as far as the student has not completed it; nothing where all is done. */
export function LockedNotice({ course: { requires } }: { course: courses.CourseWithModules }) {
  const { data } = useProgress();
  if (!data || requires.length === 0) return null;
  const done = new Set(data.filter(({ nextLessonId }) => nextLessonId === null).map(({ courseId }) => courseId));
  const missing = requires.filter(({ id }) => !done.has(id));
  if (missing.length === 0) return null;
  return (
    <Alert icon={<IconLock aria-hidden />} color="yellow" title="Another course comes first">
      You can read on here. Its lessons count, and its quizzes open, once you have completed:
      <List size="sm" mt="xs">
        {missing.map(({ id, title }) => (
          <List.Item key={id}>
            <Anchor component={Link} to={`/courses/${id}`} inherit c="inherit" underline="always">
              {title}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
