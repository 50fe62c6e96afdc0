import { bookings } from '@flightline/backend/contract';
import { useInfiniteQuery } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { SCHEDULE } from '../../lib/bookings-api.ts';

const firstPage = (): string | null => null;

export type WaitingStatus = 'REQUESTED' | 'APPROVED';

/** What waits for an admin, escalated first, then oldest, each with its ranked candidates; page after page. */
export const useApprovals = (status: WaitingStatus) =>
  useInfiniteQuery({
    queryKey: [SCHEDULE, 'approvals', status],
    queryFn: ({ pageParam, signal }) =>
      call(bookings.listApprovals, { query: { status, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
