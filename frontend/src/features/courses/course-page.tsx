import type { courses } from '@flightline/backend/contract';
import { Skeleton, Stack, Text } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useCourse } from '../../lib/learning-api.ts';
import { CourseActions } from './course-actions.tsx';
import { CourseEditor } from './course-editor.tsx';
import { CourseOutline } from './course-outline.tsx';
import { ContinueButton } from './continue-button.tsx';
import { CourseStatus } from '../../components/course-status.tsx';

/** `/courses/:id`: a course as its students work through it, or as its authors arrange it; `?view=student` shows authors the former. */
export function Component() {
  const { id = '' } = useParams();
  const { data: course, error, refetch } = useCourse(id);
  if (course) return <CourseView course={course} />;
  return (
    <>
      <PageHeader title="Course" above={<BackLink to="/courses">All courses</BackLink>} />
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <CourseSkeleton />}
    </>
  );
}

function CourseView({ course }: { course: courses.CourseWithModules }) {
  const [search] = useSearchParams();
  const edits = course.can.update && search.get('view') !== 'student';
  return (
    <>
      <PageHeader
        title={course.title}
        above={<BackLink to="/courses">All courses</BackLink>}
        actions={course.can.update ? <CourseActions course={course} edits={edits} /> : <ContinueButton course={course} />}
      />
      <Stack gap="lg" maw={840}>
        <Intro course={course} />
        {edits ? <CourseEditor course={course} /> : <CourseOutline course={course} />}
      </Stack>
    </>
  );
}

const Intro = ({ course }: { course: courses.Course }) => (
  <Stack gap="xs">
    {course.can.update && (
      <div>
        <CourseStatus status={course.status} />
      </div>
    )}
    {course.description && <Text style={{ whiteSpace: 'pre-line' }}>{course.description}</Text>}
  </Stack>
);

const CourseSkeleton = () => (
  <Stack gap="lg" maw={840}>
    <Skeleton h={48} />
    <ListSkeleton rows={3} height={180} label="Loading the course" />
  </Stack>
);
