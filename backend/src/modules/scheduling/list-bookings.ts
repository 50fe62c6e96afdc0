import * as z from 'zod';

import type { bookings, Input, Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { ownBookings } from './policy.ts';
import { BOOKING_SELECT, presentBooking } from './presenter.ts';

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

/** Bookings by start and id: one's own for students and instructors, all for admins. */
export async function listBookings(
  scope: ActorScope,
  { query }: Input<typeof bookings.listBookings>,
): Promise<Result<typeof bookings.listBookings>> {
  const { tx, actor, now } = scope;
  const rows = await tx.booking.findMany({
    where: { AND: [matching(scope, query), ownBookings(actor), after(query)] },
    orderBy: [{ startsAt: query.order }, { id: query.order }],
    take: query.limit + 1,
    select: BOOKING_SELECT,
  });
  const { items, nextCursor } = page(rows, query.limit, (row) => encodeCursor([row.startsAt.toISOString(), row.id]));
  return { items: items.map((row) => presentBooking(row, actor, now)), nextCursor };
}

type Query = Input<typeof bookings.listBookings>['query'];

function matching(
  { tenantId }: ActorScope,
  { status, from, to, studentId, instructorId, escalated, seriesId }: Query,
): Prisma.BookingWhereInput {
  return {
    tenantId,
    ...(status && { status }),
    ...(to && { startsAt: { lt: to } }),
    ...(from && { endsAt: { gt: from } }),
    ...(studentId && { studentId }),
    ...(instructorId && { instructorId }),
    ...(seriesId && { seriesId }),
    ...(escalated && { escalatedAt: escalated === 'true' ? { not: null } : null }),
  };
}

function after({ cursor, order }: Query): Prisma.BookingWhereInput {
  if (cursor === undefined) return {};
  const [startsAt, id] = decodeCursor(cursor, cursorShape);
  const beyond = order === 'asc' ? ('gt' as const) : ('lt' as const);
  return { OR: [{ startsAt: { [beyond]: startsAt } }, { startsAt, id: { [beyond]: id } }] };
}
