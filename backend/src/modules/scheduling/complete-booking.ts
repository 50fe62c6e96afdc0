import type { bookings, Input } from '#contract';
import { problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { judgeStart } from '#src/modules/eligibility/index.ts';

import { assertMay, changeBooking, lockBooking } from './change-booking.ts';

/** Completes a lesson that has started, with its outcome. */
export async function completeBooking(
  scope: ActorScope,
  { params, body }: Input<typeof bookings.completeBooking>,
): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'complete' });
  if (booking.startsAt > scope.now) {
    throw problem('INVALID_TRANSITION', 'The lesson has not started yet.', { from: booking.status, to: 'COMPLETED' });
  }
  const { note } = await judgeStart(scope, { ...booking, bookingId: booking.id }, body);
  return changeBooking(scope, booking, {
    act: 'complete',
    data: { status: 'COMPLETED', outcome: body.outcome || null, remarks: body.remarks || null },
    tell: [booking.studentId],
    note,
  });
}
