import type { courses } from '@flightline/backend/contract';
import { Alert, Anchor, List } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { useCertificates } from '../../lib/certificates-api.ts';
import { useProgress } from '../../lib/learning-api.ts';

/** What comes before a course, as far as the student has not completed it; nothing where all is done. */
export function LockedNotice({ course: { requires } }: { course: courses.CourseWithModules }) {
  const { data } = useProgress();
  const { data: certificates } = useCertificates();
  if (!data || !certificates || requires.length === 0) return null;
  const certified = new Set(certificates.filter(({ revokedAt }) => revokedAt === null).map(({ courseId }) => courseId));
  // As the server judges it: a certificate counts though the course grew, and a course without lessons asks for nothing.
  const open = new Set(data.filter(({ nextLessonId }) => nextLessonId !== null).map(({ courseId }) => courseId));
  const missing = requires.filter(({ id }) => open.has(id) && !certified.has(id));
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
