import type { courses } from '@flightline/backend/contract';
import { Badge, Button, Group, Skeleton, Text } from '@mantine/core';
import { IconArchive, IconPencil } from '@tabler/icons-react';
import { Link, useParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useCourse, useLesson } from '../../lib/learning-api.ts';
import { LessonFooter } from './lesson-footer.tsx';
import { neighboursOf } from './neighbours.ts';
import { QuizStart } from './quiz-start.tsx';
import { readingMinutes } from './reading-time.ts';
import classes from './lessons.module.css';
import { TextLesson } from './text-lesson.tsx';

/** `/lessons/:id`: a text to read, or the door to a quiz. */
export function Component() {
  const { id = '' } = useParams();
  const { data: lesson, error, refetch } = useLesson(id);
  return (
    <div className={classes['page']}>
      {lesson ? <LessonView key={lesson.id} lesson={lesson} /> : <PageHeader title="Lesson" />}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!lesson && !error && <Skeleton h={420} radius="lg" aria-busy role="status" aria-label="Loading the lesson" />}
    </div>
  );
}

function LessonView({ lesson }: { lesson: courses.Lesson }) {
  const { data: course } = useCourse(lesson.courseId);
  const around = course && neighboursOf(course, lesson.id);
  return (
    <>
      <PageHeader
        title={lesson.title}
        above={<BackLink to={`/courses/${lesson.courseId}`}>{course?.title ?? 'The course'}</BackLink>}
        description={<Facts lesson={lesson} {...(around?.module !== undefined && { module: around.module })} />}
        actions={
          lesson.can.update && (
            <Button component={Link} to={`/lessons/${lesson.id}/edit`} variant="default" leftSection={<IconPencil size={18} aria-hidden />}>
              Edit
            </Button>
          )
        }
      />
      {lesson.type === 'TEXT' ? <TextLesson lesson={lesson} /> : <QuizStart lesson={lesson} />}
      {around && <LessonFooter lesson={lesson} around={around} />}
    </>
  );
}

const Facts = ({ lesson, module }: { lesson: courses.Lesson; module?: string }) => (
  <Group component="span" gap="xs">
    {module !== undefined && <span>{module}</span>}
    {lesson.type === 'TEXT' && <Text span inherit>{`${readingMinutes(lesson.content)} min to read`}</Text>}
    {lesson.archived && (
      <Badge component="span" variant="light" color="gray" tt="none" leftSection={<IconArchive size={13} aria-hidden />}>
        Archived
      </Badge>
    )}
  </Group>
);
