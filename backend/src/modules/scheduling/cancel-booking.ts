import type { bookings, Input } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { listActiveAdminIds } from '#src/modules/users/index.ts';

import { assertMay, changeBooking, lockBooking } from './change-booking.ts';

/** Cancels a booking with its reason: its time is free at once, its row stays. */
export async function cancelBooking(scope: ActorScope, { params, body }: Input<typeof bookings.cancelBooking>): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'cancel' });
  // The school learns of what others cancel; an admin's own act needs no echo to colleagues.
  const admins = scope.actor.role === 'ADMIN' ? [] : await listActiveAdminIds(scope);
  return changeBooking(scope, booking, {
    act: 'cancel',
    data: { status: 'CANCELLED', cancelReason: body.reason, cancelNote: body.note || null },
    tell: [booking.studentId, booking.instructorId, ...admins],
  });
}
