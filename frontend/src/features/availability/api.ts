import { type Args, availability, calendar } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { SCHEDULE, refreshSchedule } from '../../lib/bookings-api.ts';

export type Rule = availability.Availability;
export type NewRule = Args<typeof availability.createAvailability>['body'];

const AT_ONCE = 100;

async function allRules(instructorId: string, signal: AbortSignal): Promise<Rule[]> {
  const rules: Rule[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; instructorId: string; cursor?: string } = { limit: AT_ONCE, instructorId, ...(cursor && { cursor }) };
    const page: { items: Rule[]; nextCursor: string | null } = await call(availability.listAvailability, { query }, { signal });
    rules.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rules;
}

/** All of an instructor's rules and exceptions: a person has dozens, not thousands. */
export const useRules = (instructorId: string) =>
  useQuery({ queryKey: [SCHEDULE, 'availability', instructorId], queryFn: ({ signal }) => allRules(instructorId, signal) });

/** What the rules make of a week. */
export const useAvailableIn = (week: string, instructorId: string) =>
  useQuery({
    queryKey: [SCHEDULE, 'week', { week, instructorId }],
    queryFn: ({ signal }) => call(calendar.getCalendar, { query: { week, instructorId } }, { signal }),
  });

/** Adds rules one after the other; the first refusal ends it. */
export function useAddRules() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (rules: readonly NewRule[]) => {
      for (const body of rules) await call(availability.createAvailability, { body });
    },
    meta: { shownInPlace: true },
    // Not awaited: what a form says of its success must not wait for lists, nor be lost when they take the form away.
    onSettled: () => void refreshSchedule(queryClient),
  });
}

export function useRemoveRule() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Rule) => call(availability.deleteAvailability, { params: { id } }, { ifMatch: version }),
    // Not awaited: what a form says of its success must not wait for lists, nor be lost when they take the form away.
    onSettled: () => void refreshSchedule(queryClient),
  });
}
