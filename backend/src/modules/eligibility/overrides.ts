import * as z from 'zod';

import type { findings } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { historyOf } from '#src/modules/audit/index.ts';

/** How the booking's audit row names a finding that was overridden. */
export const findingKey = ({ rule, subjectId }: Pick<findings.Finding, 'rule' | 'subjectId'>): string => `${rule} ${subjectId}`;

const noted = z.object({ override: z.object({ rules: z.array(z.string()) }) });

/** What an admin overrode for a booking at the time it is on: a lesson that was moved is judged anew. */
export async function overriddenRules(scope: Scope, bookingId: string): Promise<ReadonlySet<string>> {
  const acts = await historyOf(scope, 'booking', bookingId);
  const since = acts.findLastIndex(({ action }) => action === 'schedule.booking.reschedule');
  return new Set(acts.slice(Math.max(since, 0)).flatMap(({ after }) => noted.safeParse(after).data?.override.rules ?? []));
}
