import { announce, record, type Scope } from '#src/database/scope.ts';
import { enqueue } from '#src/modules/notifications/index.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { listActiveAdminIds } from '#src/modules/users/index.ts';

import { BOOKING_SELECT, bookingSnapshot } from './presenter.ts';

const AT_ONCE = 100;
const HOUR = 3_600_000;

/**
 * Escalates a school's requests that have waited too long: marks them, audits each and tells every active admin, all in
 * the scope's transaction. Rows that another replica is escalating are left to it, so once is once. Gives how many.
 */
export async function escalateBookings(scope: Scope<null>, { defaultHours }: { defaultHours: number }): Promise<number> {
  const { tx, tenantId, now } = scope;
  const { escalationHours } = await getSchool(scope);
  const requestedBefore = new Date(now.getTime() - (escalationHours ?? defaultHours) * HOUR);
  const claimed = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM booking
    WHERE tenant_id = ${tenantId}::uuid AND status = 'REQUESTED' AND escalated_at IS NULL AND created_at < ${requestedBefore}
    ORDER BY created_at, id LIMIT ${AT_ONCE}
    FOR UPDATE SKIP LOCKED`;
  if (claimed.length === 0) return 0;

  const waiting = { tenantId, id: { in: claimed.map(({ id }) => id) } };
  const before = await tx.booking.findMany({ where: waiting, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: BOOKING_SELECT });
  await tx.booking.updateMany({ where: waiting, data: { escalatedAt: now } });
  const admins = await listActiveAdminIds(scope);
  for (const booking of before) {
    record(scope, {
      action: 'schedule.booking.escalate',
      resourceType: 'booking',
      resourceId: booking.id,
      before: bookingSnapshot(booking),
      after: bookingSnapshot({ ...booking, escalatedAt: now }),
    });
    const { id: bookingId, startsAt, endsAt, title, studentId, createdAt } = booking;
    await enqueue(scope, {
      topic: 'booking.escalated',
      recipientIds: admins,
      payload: { bookingId, startsAt, endsAt, title, studentId, createdAt },
    });
  }
  announce(scope, 'calendar');
  return before.length;
}
