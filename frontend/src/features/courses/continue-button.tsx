import type { courses } from '@flightline/backend/contract';
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { useCourseProgress } from '../../lib/learning-api.ts';

/** Goes on where the student stopped; nothing once all is done. */
export function ContinueButton({ course }: { course: courses.CourseWithModules }) {
  const progress = useCourseProgress(course.id);
  if (!progress?.nextLessonId) return null;
  return (
    <Button component={Link} to={`/lessons/${progress.nextLessonId}`} leftSection={<IconPlayerPlay size={18} aria-hidden />}>
      {progress.completed === 0 ? 'Begin' : 'Continue'}
    </Button>
  );
}
