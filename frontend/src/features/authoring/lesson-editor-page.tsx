import type { courses } from '@flightline/backend/contract';
import { Button, Skeleton } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { Link, useParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useCourse, useLesson } from '../../lib/learning-api.ts';
import { QuizEditor } from './quiz/quiz-editor.tsx';
import { TextEditor } from './text/text-editor.tsx';

/** `/lessons/:id/edit`: where a text is written, and a quiz put together. */
export function Component() {
  const { id = '' } = useParams();
  const { data: lesson, error, refetch } = useLesson(id);
  if (lesson) return <Editor key={lesson.id} lesson={lesson} />;
  return (
    <>
      <PageHeader title="Edit a lesson" />
      {error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton h={420} radius="lg" aria-busy role="status" aria-label="Loading the lesson" />
      )}
    </>
  );
}

function Editor({ lesson }: { lesson: courses.Lesson }) {
  const { data: course } = useCourse(lesson.courseId);
  return (
    <>
      <PageHeader
        title={`Edit ${lesson.title}`}
        above={<BackLink to={`/courses/${lesson.courseId}`}>{course?.title ?? 'The course'}</BackLink>}
        actions={
          <Button component={Link} to={`/lessons/${lesson.id}`} variant="default" leftSection={<IconEye size={18} aria-hidden />}>
            See it
          </Button>
        }
      />
      {lesson.type === 'TEXT' ? <TextEditor lesson={lesson} /> : <QuizEditor lesson={lesson} />}
    </>
  );
}
