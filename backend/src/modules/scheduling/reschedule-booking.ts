import type { bookings, Input } from '#contract';
import { invalidField, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking } from '#src/modules/eligibility/index.ts';

import { overrideNote } from './approve-booking.ts';
import { assertMay, changeBooking, lockBooking } from './change-booking.ts';
import { assertAvailable, assertFree, lockTaken } from './placement.ts';

/** Moves a booking to another time, keeping whom and what it takes; the refusals are those of assigning. */
export async function rescheduleBooking(
  scope: ActorScope,
  { params, body }: Input<typeof bookings.rescheduleBooking>,
): Promise<bookings.Booking> {
  const { startsAt, endsAt, override } = body;
  if (override && scope.actor.role !== 'ADMIN') throw problem('FORBIDDEN', 'Only an admin may override availability.');
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'reschedule' });
  if (startsAt <= scope.now) throw invalidField('startsAt', 'This time has passed. Choose one that is still to come.');

  const { studentId, instructorId, resourceId } = booking;
  const placement = { bookingId: booking.id, studentId, instructorId, resourceId, startsAt, endsAt };
  await lockTaken(scope, placement);
  await assertFree(scope, placement, { holdsResource: booking.status !== 'REQUESTED' });
  if (instructorId) await assertAvailable(scope, { instructorId, startsAt, endsAt }, override);
  const { note } = await judgeBooking(scope, placement, body);
  return changeBooking(scope, booking, {
    act: 'reschedule',
    data: { startsAt, endsAt },
    tell: [studentId, instructorId],
    note: { ...overrideNote(body), ...note },
  });
}
