import { type Input, type Result, slots } from '#contract';
import { invalidField } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';

import { addDays, startOfDay } from './school-time.ts';
import { searchWithin } from './slot-search.ts';
import { openSlots } from './slots.ts';

type Query = Input<typeof slots.listSlots>['query'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Open times of a window, each with the instructors and the aircraft that are free; none that the caller could not book. */
export async function listSlots(scope: ActorScope, { query }: Input<typeof slots.listSlots>): Promise<Result<typeof slots.listSlots>> {
  const { timeZone } = await getSchool(scope);
  const { from, to } = windowOf(query, timeZone);
  const { agenda, need } = await searchWithin(scope, query, { startsAt: from, endsAt: to });
  return { items: openSlots(agenda, need, { from, to }), timeZone };
}

/** Dates stand for whole days of the school, the last one included; instants for themselves. */
function windowOf({ from: first, to: last }: Query, timeZone: string): { from: Date; to: Date } {
  const from = typeof first === 'string' ? startOfDay(first, timeZone) : first;
  const to = typeof last === 'string' ? startOfDay(addDays(last, 1), timeZone) : last;
  if (from >= to) throw invalidField('to', 'Must be later than the start.');
  // Two hours more than the days: clocks may have gone back within them.
  const longest = slots.SLOTS_MAX_DAYS * DAY + 2 * HOUR;
  if (to.getTime() - from.getTime() > longest) throw invalidField('to', `At most ${slots.SLOTS_MAX_DAYS} days at once.`);
  return { from, to };
}
