import { lessonTypes, outages, settings, slots } from '@flightline/backend/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { SCHEDULE } from './bookings-api.ts';

/** The kinds of lessons the school books, by name. */
export const useLessonTypes = () =>
  useQuery({
    queryKey: [SCHEDULE, 'lesson-types'],
    queryFn: async ({ signal }) => (await call(lessonTypes.listLessonTypes, { query: { limit: 100 } }, { signal })).items,
    staleTime: 60_000,
  });

/** What holds for bookings at the school. */
export const useBookingPolicy = () =>
  useQuery({
    queryKey: [SCHEDULE, 'policy'],
    queryFn: ({ signal }) => call(settings.getBookingPolicy, {}, { signal }),
    staleTime: 60_000,
  });

/** The free times nearest to the one a booking asks for. */
export const useAlternatives = (id: string) =>
  useQuery({
    queryKey: [SCHEDULE, 'alternatives', id],
    queryFn: async ({ signal }) => (await call(slots.listAlternatives, { params: { id } }, { signal })).items,
  });

/** What is out now or later, page after page. */
export const useOutages = () =>
  useInfiniteQuery({
    queryKey: [SCHEDULE, 'outages'],
    queryFn: ({ pageParam, signal }) =>
      call(outages.listOutages, { query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
