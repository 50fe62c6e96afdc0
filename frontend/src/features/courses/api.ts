import { type Args, courses } from '@flightline/backend/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { courseQuery, LEARNING, refreshLearning } from '../../lib/learning-api.ts';

type Course = courses.CourseWithModules;
type Seen = { id: string; version: number };
export type CourseFilter = Omit<NonNullable<Args<typeof courses.listCourses>['query']>, 'cursor' | 'limit'>;

const firstPage = (): string | null => null;

/** Courses by title, or by how well they fit what is searched for, page after page. */
export const useCourses = (filter: CourseFilter) =>
  useInfiniteQuery({
    queryKey: [LEARNING, 'courses', filter],
    queryFn: ({ pageParam, signal }) =>
      call(courses.listCourses, { query: { ...filter, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What was taken out of a course and can come back. */
export const useArchivedParts = (courseId: string) =>
  useQuery({
    queryKey: [LEARNING, 'course', courseId, 'archive'],
    queryFn: ({ signal }) => call(courses.listArchivedParts, { params: { id: courseId } }, { signal }),
  });

/** A write to courses or what is in them. Whatever comes of it, what is on screen is fetched anew. */
function useLearningWrite<V, T>(write: (change: V) => Promise<T>) {
  const queryClient = useQueryClient();
  // Not awaited: what a form says of its success must not wait for lists, nor be lost when they take the form away.
  return useMutation({ mutationFn: write, meta: { shownInPlace: true }, onSettled: () => void refreshLearning(queryClient) });
}

export const useCreateCourse = () =>
  useLearningWrite((body: Args<typeof courses.createCourse>['body']) => call(courses.createCourse, { body }));

export const useUpdateCourse = () =>
  useLearningWrite(({ course: { id, version }, body }: { course: Seen; body: Args<typeof courses.updateCourse>['body'] }) =>
    call(courses.updateCourse, { params: { id }, body }, { ifMatch: version }),
  );

export const useAddModule = () =>
  useLearningWrite(({ courseId, title }: { courseId: string; title: string }) =>
    call(courses.createModule, { params: { id: courseId }, body: { title } }),
  );

export const useRenameModule = () =>
  useLearningWrite(({ part: { id, version }, title }: { part: Seen; title: string }) =>
    call(courses.updateModule, { params: { id }, body: { title } }, { ifMatch: version }),
  );

export const useRenameLesson = () =>
  useLearningWrite(({ part: { id, version }, title }: { part: Seen; title: string }) =>
    call(courses.updateLesson, { params: { id }, body: { title } }, { ifMatch: version }),
  );

export const useAddLesson = () =>
  useLearningWrite(({ moduleId, title, type }: { moduleId: string; title: string; type: courses.LessonType }) =>
    call(courses.createLesson, {
      params: { id: moduleId },
      body: type === 'TEXT' ? { title, type, content: '' } : { title, type, content: '', quiz: courses.quizInput.parse({}) },
    }),
  );

export type PartKind = 'module' | 'lesson';

const ARCHIVES = { module: courses.archiveModule, lesson: courses.archiveLesson } as const;

export const useArchivePart = () =>
  useLearningWrite(({ kind, part: { id, version } }: { kind: PartKind; part: Seen }) =>
    call(ARCHIVES[kind], { params: { id } }, { ifMatch: version }),
  );

/** Brings a module or lesson back from the archive, whatever its version became meanwhile. */
export const useRestorePart = () =>
  useLearningWrite<{ kind: PartKind; id: string }, unknown>(({ kind, id }) =>
    kind === 'module'
      ? call(courses.updateModule, { params: { id }, body: { archived: false } })
      : call(courses.updateLesson, { params: { id }, body: { archived: false } }),
  );

type NewOrder = { course: Course; shown: Course; order: Args<typeof courses.orderCourse>['body'] };

/** Puts a course in a new order, shown at once and taken back where the server refuses. */
export function useOrderCourse(courseId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = courseQuery(courseId);
  return useMutation({
    mutationFn: ({ course, order }: NewOrder) =>
      call(courses.orderCourse, { params: { id: courseId }, body: order }, { ifMatch: course.version }),
    onMutate: async ({ shown }) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, shown);
    },
    onSuccess: (saved) => queryClient.setQueryData(queryKey, saved),
    onError: (_, { course }) => {
      queryClient.setQueryData(queryKey, course);
      void refreshLearning(queryClient);
    },
  });
}
