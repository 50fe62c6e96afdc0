import type { learning } from '@flightline/backend/contract';
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { ProgressLine } from '../../components/progress-line.tsx';
import { useProgress } from '../../lib/learning-api.ts';
import classes from './home.module.css';

/** What a home has room for; the rest is under "Courses". */
const SHOWN = 3;

const isBegun = ({ completed, nextLessonId }: learning.CourseProgress) => completed > 0 && nextLessonId !== null;

/** The courses one is in the middle of, and the way on in each. Where none is begun, the first that could be. */
export function ContinueLearning() {
  const { data } = useProgress();
  if (!data) return null;
  const begun = data.filter(isBegun).slice(0, SHOWN);
  const shown = begun.length > 0 ? begun : data.filter(({ nextLessonId }) => nextLessonId !== null).slice(0, 1);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="continue">
      <Title order={2} id="continue" mb="sm">
        {begun.length > 0 ? 'Go on learning' : 'Begin a course'}
      </Title>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {shown.map((course) => (
          <CourseRow key={course.courseId} course={course} />
        ))}
      </Stack>
    </section>
  );
}

const CourseRow = ({ course: { courseId, title, completed, lessons, nextLessonId } }: { course: learning.CourseProgress }) => (
  <Paper component="li" withBorder radius="lg" p="md" bg="var(--fl-card)" className={classes['course'] ?? ''}>
    <div className={classes['courseWords']}>
      <Text fw={600} component={Link} to={`/courses/${courseId}`} className={classes['courseLink'] ?? ''}>
        {title}
      </Text>
      <ProgressLine completed={completed} lessons={lessons} label={`Progress in ${title}`} />
    </div>
    <Button
      component={Link}
      to={`/lessons/${nextLessonId ?? ''}`}
      variant="default"
      leftSection={<IconPlayerPlay size={16} aria-hidden />}
      aria-label={`${completed === 0 ? 'Begin' : 'Continue'} ${title}`}
    >
      {completed === 0 ? 'Begin' : 'Continue'}
    </Button>
  </Paper>
);
