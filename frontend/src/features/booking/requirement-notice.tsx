import { learning } from '@flightline/backend/contract';
import { Alert, Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { ProgressLine } from '../../components/progress-line.tsx';
import { call } from '../../lib/api-client.ts';
import { useCan } from '../../lib/can.tsx';
import { LEARNING } from '../../lib/learning-api.ts';

/** Told before one chooses a time: the school asks for a course first, and how far one is in it. */
export function RequirementNotice() {
  const learns = useCan(learning.completeLesson);
  const { data } = useQuery({
    queryKey: [LEARNING, 'booking-requirement'],
    queryFn: ({ signal }) => call(learning.getBookingRequirement, {}, { signal }),
    enabled: learns,
  });
  const course = data?.course;
  if (!course || course.isCompleted) return null;
  return (
    <Alert icon={<IconLock aria-hidden />} color="yellow" title="A course comes first" mb="lg">
      <Text size="sm" mb="xs">
        The school takes your requests once you have completed{' '}
        <Anchor component={Link} to={`/courses/${course.id}`} inherit c="inherit" underline="always">
          {course.title}
        </Anchor>
        .
      </Text>
      <ProgressLine completed={course.completed} lessons={course.lessons} label={`Progress in ${course.title}`} />
    </Alert>
  );
}
