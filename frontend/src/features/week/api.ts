import { calendar } from '@flightline/backend/contract';
import { keepPreviousData, queryOptions, useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';

import { call } from '../../lib/api-client.ts';
import { SCHEDULE } from '../../lib/bookings-api.ts';
import { given } from '../../lib/given.ts';
import { shiftWeek } from '../../lib/school-week.ts';

type Shown = { weeks: readonly string[]; instructorId: string | undefined; resourceId: string | undefined };

const weekQuery = (shown: { week: string } & Omit<Shown, 'weeks'>) =>
  queryOptions({
    queryKey: [SCHEDULE, 'week', shown],
    queryFn: ({ signal }) => call(calendar.getCalendar, { query: given(shown) }, { signal }),
    placeholderData: keepPreviousData,
  });

/** What a view shows of the school's time; of several weeks it is one picture. */
export type Shot = Pick<calendar.CalendarWeek, 'availability' | 'bookings' | 'timeZone'>;

/** The school's weeks, of one instructor or aircraft or of all. Those beside them are fetched too, so that turning the page is instant. */
export function useWeeks({ weeks, instructorId, resourceId }: Shown) {
  const queryClient = useQueryClient();
  const [first = '', last = first] = [weeks[0], weeks.at(-1)];
  useEffect(() => {
    for (const week of [shiftWeek(first, -1), shiftWeek(last, 1)])
      void queryClient.prefetchQuery(weekQuery({ week, instructorId, resourceId }));
  }, [queryClient, first, last, instructorId, resourceId]);
  return useQueries({
    queries: weeks.map((week) => weekQuery({ week, instructorId, resourceId })),
    combine: together,
  });
}

/** A lesson or a stretch that runs over Sunday's midnight belongs to two weeks, and is drawn once. */
function together(results: UseQueryResult<calendar.CalendarWeek>[]) {
  const weeks = results.flatMap(({ data }) => data ?? []);
  const [first] = weeks;
  const isWhole = weeks.length === results.length && first !== undefined;
  return {
    data: isWhole ? merged(weeks, first.timeZone) : undefined,
    error: results.find(({ error }) => error)?.error ?? null,
    isTurning: results.some(({ isPlaceholderData }) => isPlaceholderData),
    refetch: () => {
      for (const { refetch } of results) void refetch();
    },
  };
}

function merged(weeks: readonly calendar.CalendarWeek[], timeZone: string): Shot {
  const known = new Set<string>();
  const once = (id: string | null) => id === null || (!known.has(id) && known.add(id));
  return {
    timeZone,
    availability: weeks.flatMap(({ availability }) => availability),
    bookings: weeks.flatMap(({ bookings }) => bookings.filter(({ id }) => once(id))),
  };
}
