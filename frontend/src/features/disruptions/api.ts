import { type Args, outages } from '@flightline/backend/contract';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { refreshSchedule, SCHEDULE } from '../../lib/bookings-api.ts';

/** An outage with what it hits and what could be done; asked anew each time the page opens, and after each change. */
export const useOutagePlan = (id: string) =>
  useQuery({
    queryKey: [SCHEDULE, 'outage-plan', id],
    queryFn: ({ signal }) => call(outages.getOutagePlan, { params: { id } }, { signal }),
    refetchOnWindowFocus: false,
  });

type Subject = Args<typeof outages.previewOutage>['body'];

/** The bookings that an outage would hit, as soon as its times make sense. */
export const useHits = (subject: Subject | undefined) =>
  useQuery({
    queryKey: [SCHEDULE, 'outage-hits', subject],
    queryFn: ({ signal }) => (subject ? call(outages.previewOutage, { body: subject }, { signal }) : undefined),
    enabled: subject !== undefined,
  });

/** Whatever comes of it, the schedule is fetched anew; nobody waits for that. */
const options = (queryClient: QueryClient) => ({ meta: { shownInPlace: true }, onSettled: () => void refreshSchedule(queryClient) });

export function useTakeOut() {
  const queryClient = useQueryClient();
  return useMutation({
    ...options(queryClient),
    mutationFn: (body: Args<typeof outages.createOutage>['body']) => call(outages.createOutage, { body }),
  });
}

export type Decision = Args<typeof outages.applyOutagePlan>['body']['items'][number];

export function useApplyPlan(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    ...options(queryClient),
    mutationFn: (items: Decision[]) => call(outages.applyOutagePlan, { params: { id }, body: { items } }),
  });
}

type Seen = { id: string; version: number };

export function useRestore() {
  const queryClient = useQueryClient();
  return useMutation({
    ...options(queryClient),
    mutationFn: ({ id, version }: Seen) => call(outages.restoreOutage, { params: { id }, body: {} }, { ifMatch: version }),
  });
}

export function useLift() {
  const queryClient = useQueryClient();
  return useMutation({
    ...options(queryClient),
    mutationFn: ({ id, version }: Seen) => call(outages.liftOutage, { params: { id }, body: {} }, { ifMatch: version }),
  });
}
