import type { courses, learning } from '@flightline/backend/contract';
import { Paper, RingProgress, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconBook2, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { CertificateLink } from '../../components/certificate-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LESSON_TYPES } from '../../components/lesson-types.ts';
import { ProgressLine } from '../../components/progress-line.tsx';
import { useCourseProgress } from '../../lib/learning-api.ts';
import classes from './courses.module.css';
import { LockedNotice } from './locked-notice.tsx';

type Progress = learning.CourseProgress | undefined;

/** The way through a course: what is done, what is next, what is still to come. */
export function CourseOutline({ course }: { course: courses.CourseWithModules }) {
  const progress = useCourseProgress(course.id);
  const modules = course.modules.filter(({ lessons }) => lessons.length > 0);
  if (modules.length === 0) {
    return (
      <EmptyState icon={IconBook2} title="Nothing to read yet">
        The school is still writing this course.
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      {progress && <ProgressLine completed={progress.completed} lessons={progress.lessons} label="Progress in the course" />}
      {progress && <LockedNotice course={course} />}
      {progress && <CertificateLink courseId={course.id} />}
      <ol className={classes['parts']}>
        {modules.map((module) => (
          <ModuleCard key={module.id} module={module} progress={progress} />
        ))}
      </ol>
    </Stack>
  );
}

function ModuleCard({ module, progress }: { module: courses.CourseModule; progress: Progress }) {
  const done = module.lessons.filter(({ id }) => progress?.completedLessonIds.includes(id)).length;
  return (
    <Paper component="li" withBorder radius="lg" bg="var(--fl-card)" style={{ overflow: 'hidden' }}>
      <div className={classes['moduleHead']}>
        <Title order={2} size="h3" className={classes['moduleTitle'] ?? ''}>
          {module.title}
        </Title>
        {progress && <ModuleRing done={done} of={module.lessons.length} />}
      </div>
      <ol className={classes['lessons']}>
        {module.lessons.map((lesson) => (
          <LessonRow key={lesson.id} lesson={lesson} progress={progress} />
        ))}
      </ol>
    </Paper>
  );
}

const ModuleRing = ({ done, of }: { done: number; of: number }) => (
  <>
    <Text size="sm" c="dimmed" className="fl-numbers">
      {done} of {of}
      <VisuallyHidden> lessons done</VisuallyHidden>
    </Text>
    <RingProgress size={30} thickness={4} aria-hidden sections={[{ value: (done * 100) / of, color: done === of ? 'green' : 'flight' }]} />
  </>
);

type LessonRowProps = { lesson: courses.CourseModule['lessons'][number]; progress: Progress };

function LessonRow({ lesson, progress }: LessonRowProps) {
  const { icon: Icon, label } = LESSON_TYPES[lesson.type];
  const isDone = progress?.completedLessonIds.includes(lesson.id) ?? false;
  const isNext = progress?.nextLessonId === lesson.id;
  return (
    <li className={`${classes['lesson'] ?? ''} ${isNext ? (classes['next'] ?? '') : ''}`}>
      {progress &&
        (isDone ? (
          <IconCircleCheckFilled size={20} role="img" aria-label="Done" className={classes['doneMark']} />
        ) : (
          <IconCircle size={20} role="img" aria-label="To do" className={classes['todoMark']} />
        ))}
      <Link to={`/lessons/${lesson.id}`} className={classes['lessonLink']}>
        {lesson.title}
      </Link>
      {isNext && (
        <Text size="sm" fw={600} c="var(--mantine-color-anchor)">
          Next
        </Text>
      )}
      <Text size="sm" c="dimmed" style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
        <Icon size={16} aria-hidden /> {label}
      </Text>
    </li>
  );
}
