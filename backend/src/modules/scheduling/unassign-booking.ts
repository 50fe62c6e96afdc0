import type { assignAll, bookings, Input } from '#contract';
import { problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { assertMay, changeBooking, lockBooking } from './change-booking.ts';

/** Takes an assignment back before the lesson starts; as a request, it holds no aircraft either, unless one was asked for by name. */
export async function unassignBooking(
  scope: ActorScope,
  { params, body: { to } }: Input<typeof assignAll.unassignBooking>,
): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'assign', move: to === 'APPROVED' ? 'unassign' : 'withdraw' });
  if (booking.startsAt <= scope.now) {
    throw problem('INVALID_TRANSITION', 'The lesson has started. Cancel it instead.', { from: booking.status, to });
  }
  const wasChosen = booking.wantedKind !== null || booking.wantedModel !== null;
  return changeBooking(scope, booking, {
    act: 'unassign',
    data: { status: to, instructorId: null, ...(to === 'REQUESTED' && wasChosen && { resourceId: null }) },
    tell: [booking.studentId, booking.instructorId],
  });
}
