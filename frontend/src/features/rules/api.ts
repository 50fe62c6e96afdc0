import { type Args, eligibility } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { refreshSchedule } from '../../lib/bookings-api.ts';

const RULES = ['settings', 'rules'];

/** What the school made of each rule. */
export const useRules = () => useQuery({ queryKey: RULES, queryFn: ({ signal }) => call(eligibility.getRules, {}, { signal }) });

/** Changes rules as they were seen: a newer version refuses it. */
export function usePutRules(version: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Args<typeof eligibility.putRules>['body']) => call(eligibility.putRules, { body }, { ifMatch: version }),
    meta: { shownInPlace: true },
    onSuccess: (changed) => queryClient.setQueryData(RULES, changed),
    onError: () => void queryClient.invalidateQueries({ queryKey: RULES }),
    onSettled: () => void refreshSchedule(queryClient),
  });
}
