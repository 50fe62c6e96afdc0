import type { bookings, Input } from '#contract';
import { invalidField, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { overrideNote } from './approve-booking.ts';
import { assertMay, changeBooking, lockBooking } from './change-booking.ts';
import { assertPlace } from './place-anew.ts';

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

  // A request holds nothing yet but, for a while, what it asks for.
  const isHeld = booking.heldUntil !== null && booking.heldUntil > scope.now;
  const instructorId = booking.instructorId ?? (isHeld ? booking.preferredInstructorId : null);
  const place = { startsAt, endsAt, instructorId, resourceId: booking.resourceId };
  const { note } = await assertPlace(scope, booking, { place, override, rules: body });
  return changeBooking(scope, booking, {
    act: 'reschedule',
    data: { startsAt, endsAt },
    tell: [booking.studentId, booking.instructorId],
    note: { ...overrideNote(body), ...note },
  });
}
