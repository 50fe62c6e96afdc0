import { calendar } from '@flightline/backend/contract';
import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { call } from '../../lib/api-client.ts';
import { SCHEDULE } from '../../lib/bookings-api.ts';
import { given } from '../../lib/given.ts';
import { shiftWeek } from '../../lib/school-week.ts';

type Shown = { week: string; instructorId: string | undefined };

const weekQuery = (shown: Shown) =>
  queryOptions({
    queryKey: [SCHEDULE, 'week', shown],
    queryFn: ({ signal }) => call(calendar.getCalendar, { query: given(shown) }, { signal }),
  });

/** The school's week, of one instructor or of all. The weeks beside it are fetched too, so that turning the page is instant. */
export function useWeek({ week, instructorId }: Shown) {
  const queryClient = useQueryClient();
  useEffect(() => {
    for (const weeks of [-1, 1]) void queryClient.prefetchQuery(weekQuery({ week: shiftWeek(week, weeks), instructorId }));
  }, [queryClient, week, instructorId]);
  return useQuery({ ...weekQuery({ week, instructorId }), placeholderData: keepPreviousData });
}
