import { type Args, identity, learning } from '@flightline/backend/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { LEARNING, refreshLearning } from './learning-api.ts';

const firstPage = (): string | null => null;

export type AssignmentFilter = Omit<NonNullable<Args<typeof learning.listAssignments>['query']>, 'cursor'>;

/** What was given to do, page after page. */
export const useAssignments = (filter: AssignmentFilter) =>
  useInfiniteQuery({
    queryKey: [LEARNING, 'assignments', filter],
    queryFn: ({ pageParam, signal }) =>
      call(learning.listAssignments, { query: { ...filter, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Active students whose name or address holds a text, page after page. */
export const useActiveStudents = (q: string) =>
  useInfiniteQuery({
    queryKey: ['people', 'active-students', q],
    queryFn: ({ pageParam, signal }) =>
      call(
        identity.listUsers,
        { query: { role: 'STUDENT', status: 'ACTIVE', limit: 100, ...(q && { q }), ...(pageParam !== null && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** One student, for the name of a filter. */
export const useStudent = (id: string | undefined) =>
  useQuery({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => call(identity.getUser, { params: { id: id ?? '' } }, { signal }),
    enabled: id !== undefined,
  });

/** As many as one request takes. */
const AT_ONCE = 200;

type Giving = { lessonId: string; studentIds: readonly string[]; dueAt: Date | null };

async function giveOut({ lessonId, studentIds, dueAt }: Giving): Promise<void> {
  for (let from = 0; from < studentIds.length; from += AT_ONCE)
    await call(learning.assignLesson, { params: { id: lessonId }, body: { studentIds: studentIds.slice(from, from + AT_ONCE), dueAt } });
}

function useLearningWrite<V>(write: (change: V) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: write, meta: { shownInPlace: true }, onSettled: () => void refreshLearning(queryClient) });
}

export const useAssignLesson = () => useLearningWrite(giveOut);

export const useUnassign = () => useLearningWrite((id: string) => call(learning.unassignLesson, { params: { id } }));
