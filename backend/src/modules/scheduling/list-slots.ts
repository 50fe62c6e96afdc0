import { bookings, type Input, type Result } from '#contract';
import { invalidField, notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';

import { availabilityWithin } from './availability-within.ts';
import type { Interval } from './intervals.ts';
import { addDays, startOfDay, wholeDays } from './school-time.ts';
import { openSlots } from './slots.ts';

type Query = Input<typeof bookings.listSlots>['query'];
type Window = { from: Date; to: Date };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Open times of a window, each with the instructors who are free; none that the caller could not book. */
export async function listSlots(
  scope: ActorScope,
  { query }: Input<typeof bookings.listSlots>,
): Promise<Result<typeof bookings.listSlots>> {
  const { timeZone } = await getSchool(scope);
  const window = windowOf(query, timeZone);
  // Whole days: where slots lie must not depend on where the question begins.
  const days = wholeDays({ ...window, timeZone });
  const resource = await blockedByResource(scope, query.resourceId, days);
  if (resource === 'GROUNDED') return { items: [], timeZone };

  const instructorIds = query.instructorId === undefined ? undefined : [query.instructorId];
  const availability = await availabilityWithin(scope, { ...days, timeZone, ...(instructorIds && { instructorIds }) });
  const busy = await busyInstructors(scope, days, [...availability.keys()]);
  const blocked = [...resource, ...(await ownBookingsOf(scope, days))];
  return {
    items: openSlots({ availability, busy, blocked, ...window, durationMinutes: query.durationMinutes, now: scope.now }),
    timeZone,
  };
}

/** Dates stand for whole days of the school, the last one included; instants for themselves. */
function windowOf({ from: first, to: last }: Query, timeZone: string): Window {
  const from = typeof first === 'string' ? startOfDay(first, timeZone) : first;
  const to = typeof last === 'string' ? startOfDay(addDays(last, 1), timeZone) : last;
  if (from >= to) throw invalidField('to', 'Must be later than the start.');
  // Two hours more than the days: clocks may have gone back within them.
  const longest = bookings.SLOTS_MAX_DAYS * DAY + 2 * HOUR;
  if (to.getTime() - from.getTime() > longest) throw invalidField('to', `At most ${bookings.SLOTS_MAX_DAYS} days at once.`);
  return { from, to };
}

const overlapping = ({ from, to }: Window) => ({ startsAt: { lt: to }, endsAt: { gt: from } });
const period = { startsAt: true, endsAt: true } as const;
const byStart = { startsAt: 'asc' } as const;

async function busyInstructors({ tx, tenantId }: ActorScope, days: Window, ids: string[]): Promise<Map<string, Interval[]>> {
  const held = await tx.booking.findMany({
    where: { tenantId, instructorId: { in: ids }, status: { in: ['ASSIGNED', 'COMPLETED'] }, ...overlapping(days) },
    orderBy: byStart,
    select: { instructorId: true, ...period },
  });
  const busy = new Map<string, Interval[]>();
  for (const { instructorId, ...interval } of held) {
    if (instructorId === null) continue;
    const own = busy.get(instructorId);
    if (own) own.push(interval);
    else busy.set(instructorId, [interval]);
  }
  return busy;
}

async function blockedByResource(
  { tx, tenantId }: ActorScope,
  resourceId: string | undefined,
  days: Window,
): Promise<Interval[] | 'GROUNDED'> {
  if (resourceId === undefined) return [];
  const resource = await tx.resource.findUnique({ where: { tenantId_id: { tenantId, id: resourceId } }, select: { status: true } });
  if (!resource) throw notFound('Aircraft or room');
  if (resource.status === 'GROUNDED') return 'GROUNDED';
  return tx.booking.findMany({
    where: { tenantId, resourceId, status: { in: ['APPROVED', 'ASSIGNED', 'COMPLETED'] }, ...overlapping(days) },
    orderBy: byStart,
    select: period,
  });
}

/** A student is not offered a time at which they have a lesson already. */
async function ownBookingsOf({ tx, tenantId, actor }: ActorScope, days: Window): Promise<Interval[]> {
  if (actor.role !== 'STUDENT') return [];
  return tx.booking.findMany({
    where: { tenantId, studentId: actor.userId, status: { not: 'CANCELLED' }, ...overlapping(days) },
    orderBy: byStart,
    select: period,
  });
}
