import type { courses } from '@flightline/backend/contract';
import { Button, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCheck, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router-dom';

import { useShortcuts } from '../../lib/shortcuts.ts';
import { useCompleteLesson } from './api.ts';
import classes from './lessons.module.css';
import type { Neighbours } from './neighbours.ts';

type LessonFooterProps = { lesson: courses.Lesson; around: Neighbours };

/** The way on: back, done, next, in reach of the thumb. */
export function LessonFooter({ lesson, around: { previous, next, number, of } }: LessonFooterProps) {
  const navigate = useNavigate();
  const go = (to: { id: string } | undefined) => {
    if (to) void navigate(`/lessons/${to.id}`);
  };
  useShortcuts('Lesson', [
    { key: 'ArrowLeft', label: 'Previous lesson', run: () => go(previous) },
    { key: 'ArrowRight', label: 'Next lesson', run: () => go(next) },
  ]);
  return (
    <nav aria-label="Lessons of the course" className={classes['footer']}>
      {number > 0 && (
        <Text size="sm" c="dimmed" className={classes['count'] ?? ''}>
          {lesson.completed && <IconCircleCheckFilled size={16} role="img" aria-label="Done:" className={classes['done']} />}
          Lesson {number} of {of}
        </Text>
      )}
      <Group gap="sm" wrap="nowrap" className={classes['buttons'] ?? ''}>
        {previous && (
          <Button
            component={Link}
            to={`/lessons/${previous.id}`}
            variant="default"
            size="md"
            aria-label={`Previous: ${previous.title}`}
            title={previous.title}
          >
            <IconArrowLeft size={18} aria-hidden />
          </Button>
        )}
        <Onward lesson={lesson} next={next} />
      </Group>
    </nav>
  );
}

/** Marks a text as read and goes on; or only goes on. */
function Onward({ lesson, next }: { lesson: courses.Lesson; next: Neighbours['next'] }) {
  const navigate = useNavigate();
  const complete = useCompleteLesson();
  const after = next ? `/lessons/${next.id}` : `/courses/${lesson.courseId}`;
  if (lesson.can.complete) {
    return (
      <Button
        size="md"
        loading={complete.isPending}
        leftSection={<IconCheck size={18} aria-hidden />}
        onClick={() => complete.mutate(lesson.id, { onSuccess: () => void navigate(after) })}
      >
        {next ? 'Done, go on' : 'Done'}
      </Button>
    );
  }
  return (
    <Button
      component={Link}
      to={after}
      size="md"
      variant={lesson.can.attempt && !lesson.completed ? 'default' : 'filled'}
      rightSection={<IconArrowRight size={18} aria-hidden />}
      {...(next && { title: next.title })}
    >
      {next ? 'Next' : 'To the course'}
    </Button>
  );
}
