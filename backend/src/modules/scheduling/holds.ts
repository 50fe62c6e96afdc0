import { announce, record, type Scope } from '#src/database/scope.ts';
import { enqueue } from '#src/modules/notifications/index.ts';

import { BOOKING_SELECT, type BookingRow, bookingSnapshot } from './presenter.ts';

const MINUTE = 60_000;
const AT_ONCE = 100;

/** Until when a request made now keeps its time: no longer than until the lesson. */
export const holdUntil = (now: Date, holdMinutes: number, startsAt: Date): Date =>
  new Date(Math.min(now.getTime() + holdMinutes * MINUTE, startsAt.getTime()));

/**
 * Lets go of the holds that have run out, each with its audit row and a message to its student, all in the scope's transaction.
 * Rows that another replica is releasing are left to it. Gives how many.
 */
export async function releaseHolds(scope: Scope): Promise<number> {
  const { tx, tenantId, now } = scope;
  const claimed = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM booking WHERE tenant_id = ${tenantId}::uuid AND held_until <= ${now}
    ORDER BY held_until, id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`;
  await release(
    scope,
    claimed.map(({ id }) => id),
  );
  return claimed.length;
}

type Wanted = { instructorId: string | null; resourceIds: readonly string[]; startsAt: Date; endsAt: Date };

/** As `releaseHolds`, for those in the way of one placement: whoever asks need not wait for the job. */
export async function releaseExpiredHolds(scope: Scope, { instructorId, resourceIds, startsAt, endsAt }: Wanted): Promise<void> {
  const { tx, tenantId, now } = scope;
  const expired = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM booking
    WHERE tenant_id = ${tenantId}::uuid AND held_until <= ${now} 
      AND (preferred_instructor_id = ${instructorId}::uuid OR resource_id = ANY(${[...resourceIds]}::uuid[]))
      AND starts_at < ${endsAt}::timestamptz + interval '12 hours' AND ends_at > ${startsAt}::timestamptz - interval '12 hours'
    ORDER BY id FOR UPDATE`;
  await release(
    scope,
    expired.map(({ id }) => id),
  );
}

async function release(scope: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { tx, tenantId, now } = scope;
  const held: BookingRow[] = await tx.booking.findMany({
    where: { tenantId, id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: BOOKING_SELECT,
  });
  await tx.booking.updateMany({
    where: { tenantId, id: { in: [...ids] } },
    data: { heldUntil: null, version: { increment: 1 }, updatedAt: now },
  });
  for (const booking of held) {
    const after = { ...booking, heldUntil: null, version: booking.version + 1, updatedAt: now };
    record(scope, {
      action: 'schedule.booking.release',
      resourceType: 'booking',
      resourceId: booking.id,
      before: bookingSnapshot(booking),
      after: bookingSnapshot(after),
    });
    const { id: bookingId, status, startsAt, endsAt, title, studentId } = booking;
    await enqueue(scope, {
      topic: 'booking.released',
      recipientIds: [studentId],
      payload: { bookingId, status, startsAt, endsAt, title, studentId },
    });
  }
  announce(scope, 'calendar');
}
