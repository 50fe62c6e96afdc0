import * as z from 'zod';

import { calendar, type Input } from '#contract';
import { invalidField } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import type { ReadyAnswer } from '#src/platform/answer-cache.ts';

import { availabilityWithin } from './availability-within.ts';
import { weekBounds, weekOf } from './iso-week.ts';
import { maySee } from './policy.ts';
import { BOOKING_SELECT, type BookingRow, presentBooking } from './presenter.ts';

type Query = Input<typeof calendar.getCalendar>['query'];

/** The school's week, kept as ready bytes for each caller's view until something in the calendar changes. */
export function getCalendar(context: RequestContext<Actor>, { query }: Input<typeof calendar.getCalendar>): Promise<ReadyAnswer> {
  const { actor, services, now } = context;
  // "This week" is a moving name: an answer kept under it must not outlive the week by more than an hour.
  const week = query.week ?? `now-${Math.floor(now.getTime() / 3_600_000)}`;
  const key = [viewOf(actor), week, query.instructorId ?? '', query.resourceId ?? ''].join('|');
  return services.cache.get({ tenantId: actor.tenantId, topic: 'calendar', key }, async () => {
    const answer = await runInScope(context, (scope) => readWeek(scope, query));
    return JSON.stringify(z.encode(calendar.getCalendar.response, answer));
  });
}

/** Admins all see the same; what others see, and may do, is their own. */
const viewOf = ({ role, userId }: Actor): string => (role === 'ADMIN' ? 'ADMIN' : `${role}:${userId}`);

async function readWeek(scope: ActorScope, query: Query): Promise<calendar.CalendarWeek> {
  const { timeZone } = await getSchool(scope);
  const week = query.week ?? weekOf(scope.now, timeZone);
  const bounds = weekBounds(week, timeZone);
  if (!bounds) throw invalidField('week', 'That year has no such week.');
  const { from, to } = bounds;
  const instructorIds = query.instructorId === undefined ? undefined : [query.instructorId];
  const availability = await availabilityWithin(scope, { from, to, timeZone, ...(instructorIds && { instructorIds }) });
  const rows = await bookingsOf(scope, query, bounds);
  return {
    week,
    timeZone,
    from,
    to,
    availability: [...availability].flatMap(([instructorId, stretches]) => stretches.map((stretch) => ({ instructorId, ...stretch }))),
    bookings: rows.map((row) => presentEntry(row, scope)),
  };
}

async function bookingsOf(
  { tx, tenantId, actor }: ActorScope,
  { instructorId, resourceId }: Query,
  { from, to }: { from: Date; to: Date },
) {
  return tx.booking.findMany({
    where: {
      tenantId,
      startsAt: { lt: to },
      endsAt: { gt: from },
      status: { not: 'CANCELLED' },
      ...(instructorId && { instructorId }),
      ...(resourceId && { resourceId }),
      // What others merely asked for takes no one's time yet, and is no student's business.
      ...(actor.role === 'STUDENT' && { OR: [{ studentId: actor.userId }, { status: { not: 'REQUESTED' } }] }),
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: BOOKING_SELECT,
  });
}

function presentEntry(row: BookingRow, { actor, now }: ActorScope): calendar.CalendarBooking {
  const { startsAt, endsAt, instructorId, instructor, resourceId, resource } = row;
  const place = { startsAt, endsAt, instructorId, instructor, resourceId, resource };
  if (!maySee(actor, row)) return { ...place, id: null, busy: true, status: null, title: null, student: null, version: null, can: null };
  const { id, status, title, student, version, can } = presentBooking(row, actor, now);
  return { ...place, id, busy: false, status, title, student, version, can };
}
