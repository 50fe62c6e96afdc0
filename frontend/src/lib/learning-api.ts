import { courses, learning } from '@flightline/backend/contract';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { useCan } from './can.tsx';

/** All that learning shows begins with this key: courses, lessons, attempts, progress, assignments. */
export const LEARNING = 'learning';

/** Fetches anew whatever of learning is on screen, and forgets the rest. */
export const refreshLearning = (queryClient: QueryClient): Promise<void> => queryClient.invalidateQueries({ queryKey: [LEARNING] });

export const courseQuery = (id: string) =>
  queryOptions({
    queryKey: [LEARNING, 'course', id],
    queryFn: ({ signal }) => call(courses.getCourse, { params: { id } }, { signal }),
  });

/** A course with its modules and lessons in order. */
export const useCourse = (id: string) => useQuery(courseQuery(id));

export const lessonQuery = (id: string) =>
  queryOptions({
    queryKey: [LEARNING, 'lesson', id],
    queryFn: ({ signal }) => call(courses.getLesson, { params: { id } }, { signal }),
  });

/** A lesson; students get a quiz without its questions. */
export const useLesson = (id: string, enabled = true) => useQuery({ ...lessonQuery(id), enabled });

const progressQuery = (studentId?: string) =>
  queryOptions({
    queryKey: [LEARNING, 'progress', studentId ?? 'own'],
    queryFn: async ({ signal }) =>
      (await call(learning.getProgress, { query: studentId === undefined ? {} : { studentId } }, { signal })).items,
  });

/** How far a student is in each published course; without an id, oneself. */
export const useProgress = (studentId?: string) => useQuery(progressQuery(studentId));

/** One's own progress in a course; undefined for those who do not learn, and while it is on its way. */
export function useCourseProgress(courseId: string): learning.CourseProgress | undefined {
  const { data } = useQuery({ ...progressQuery(), enabled: useCan(learning.completeLesson) });
  return data?.find((each) => each.courseId === courseId);
}
