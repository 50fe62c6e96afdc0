import { type Args, records } from '@flightline/backend/contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { SCHEDULE } from '../../lib/bookings-api.ts';

export type Which = NonNullable<Args<typeof records.exportRecordCsv>['query']>;

const fetchPage = (which: Which, cursor: string | undefined, signal: AbortSignal) =>
  call(records.getTrainingRecord, { query: { ...which, limit: 50, ...(cursor !== undefined && { cursor }) } }, { signal });

const firstPage = (): string | undefined => undefined;

/** A student's record, page after page; the totals stand in each. */
export const useTrainingRecord = (which: Which) =>
  useInfiniteQuery({
    queryKey: [SCHEDULE, 'training-record', which],
    queryFn: ({ pageParam, signal }) => fetchPage(which, pageParam, signal),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
