import { type Args, type figures as contract, figures } from '@flightline/backend/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { LEARNING, refreshLearning } from '../../lib/learning-api.ts';

const firstPage = (): string | null => null;

/** A course's class grid, a page of students after the other. */
export const useClass = (id: string) =>
  useInfiniteQuery({
    queryKey: [LEARNING, 'class', id],
    queryFn: ({ pageParam, signal }) =>
      call(figures.getClass, { params: { id }, query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export type Which = NonNullable<NonNullable<Args<typeof figures.getFigures>['query']>['attempts']>;

/** What a quiz's finished attempts tell. */
export const useFigures = (id: string, attempts: Which) =>
  useQuery({
    queryKey: [LEARNING, 'figures', id, attempts],
    queryFn: ({ signal }) => call(figures.getFigures, { params: { id }, query: { attempts } }, { signal }),
    placeholderData: (before) => before,
  });

/** Whose results a regrade would change; asked anew each time it is looked at. */
export const useRegradePreview = (id: string) =>
  useQuery({
    queryKey: [LEARNING, 'regrade-preview', id],
    queryFn: ({ signal }) => call(figures.previewRegrade, { params: { id }, body: {} }, { signal }),
    gcTime: 0,
    staleTime: 0,
  });

/** The regrades of a quiz, the newest first, page after page. */
export const useRegrades = (id: string) =>
  useInfiniteQuery({
    queryKey: [LEARNING, 'regrades', id],
    queryFn: ({ pageParam, signal }) =>
      call(figures.listRegrades, { params: { id }, query: { limit: 10, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

function useRegradeWrite<V>(write: (given: V) => Promise<contract.Regrade>) {
  const queryClient = useQueryClient();
  // Not awaited: what a dialog says of its success must not wait for the figures.
  const onSettled = () => void refreshLearning(queryClient);
  return useMutation({ mutationFn: write, meta: { shownInPlace: true }, onSettled });
}

/** Regrades a quiz as it was previewed: a newer version refuses. */
export const useRegrade = (id: string) =>
  useRegradeWrite((lessonVersion: number) => call(figures.regradeLesson, { params: { id }, body: {} }, { ifMatch: lessonVersion }));

export const useUndoRegrade = () => useRegradeWrite((id: string) => call(figures.undoRegrade, { params: { id }, body: {} }));
