import type { bookings, Input, swaps } from '#contract';
import { problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { listActiveAdminIds } from '#src/modules/users/index.ts';

import { assertMay, changeBooking, lockBooking } from './change-booking.ts';
import { isLateCancellation } from './late-cancellation.ts';

/** Cancels a booking with its reason: its time is free at once, its row stays, and says whether it was late. */
export async function cancelBooking(scope: ActorScope, { params, body }: Input<typeof bookings.cancelBooking>): Promise<bookings.Booking> {
  const { actor, now } = scope;
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'cancel' });
  if (body.reason === 'NO_SHOW') {
    if (actor.role === 'STUDENT') throw problem('FORBIDDEN', 'Who did not come is for the instructor and the school to say.');
    if (booking.startsAt > now)
      throw problem('INVALID_TRANSITION', 'The lesson has not begun: nobody has missed it yet.', { from: booking.status, to: 'CANCELLED' });
  }
  // The school learns of what others cancel; an admin's own act needs no echo to colleagues.
  const admins = actor.role === 'ADMIN' ? [] : await listActiveAdminIds(scope);
  const { lateCancelMinutes: limitMinutes } = await getSchool(scope);
  const byStudent = actor.userId === booking.studentId;
  const lateCancellation = isLateCancellation(booking, { reason: body.reason, byStudent, now, limitMinutes });
  return changeBooking(scope, booking, {
    act: 'cancel',
    data: { status: 'CANCELLED', cancelReason: body.reason, cancelNote: body.note || null, lateCancellation },
    tell: [booking.studentId, booking.instructorId, ...admins],
  });
}

/** Takes the mark of a late cancellation off; the reason stays in the trail. */
export async function waiveLateCancellation(
  scope: ActorScope,
  { params, body }: Input<typeof swaps.waiveLateCancellation>,
): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'waive' });
  if (!booking.lateCancellation) {
    throw problem('INVALID_TRANSITION', 'It is not marked as late.', { from: booking.status, to: booking.status });
  }
  return changeBooking(scope, booking, {
    act: 'waive',
    data: { lateCancellation: false },
    tell: [],
    note: { override: { reason: body.reason } },
  });
}
