import { type Args, availability, availabilityChanges, calendar } from '@flightline/backend/contract';
import { useQuery } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { SCHEDULE } from '../../lib/bookings-api.ts';

export type Rule = availability.Availability;
export type NewRule = Args<typeof availability.createAvailability>['body'];
/** What is to change, as the preview takes it: rules to remove, update and add, or one of the three ways to change many. */
export type Question = Omit<availabilityChanges.AvailabilityQuestion, 'instructorId'>;
export type Answer = availabilityChanges.AvailabilityChange;
export type Preview = availabilityChanges.AvailabilityPreview;

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

/** Which lessons a change would leave outside, without changing anything. */
export const askFirst = (instructorId: string, question: Question): Promise<Preview> =>
  call(availabilityChanges.previewAvailability, { body: { instructorId, ...question } });

/** Does what was asked about, all or nothing. */
export function carryOut(instructorId: string, { daysOff, copy, standard, ...changes }: Question): Promise<Answer> {
  if (daysOff) return call(availabilityChanges.takeDaysOff, { body: { instructorId, ...daysOff } });
  if (copy) return call(availabilityChanges.copyWeek, { body: { instructorId, ...copy } });
  if (standard) return call(availabilityChanges.setStandardWeek, { body: { instructorId, ...standard } });
  return call(availabilityChanges.changeAvailability, { body: { instructorId, ...changes } });
}

/** Takes a change back. */
export const takeBack = (instructorId: string, { undo }: Answer): Promise<Answer> =>
  call(availabilityChanges.changeAvailability, { body: { instructorId, ...undo } });
