import type { bookings, Input } from '#contract';
import { invalidField, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking } from '#src/modules/eligibility/index.ts';

import { overrideNote } from './approve-booking.ts';
import { assertMay, changeBooking, lockBooking } from './change-booking.ts';
import { releaseExpiredHolds } from './holds.ts';
import { agendaFor, assertFree, lockTaken } from './placement.ts';

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

  const { studentId, resourceId, bufferBeforeMinutes, bufferAfterMinutes } = booking;
  // A request holds nothing yet but, for a while, what it asks for.
  const isHeld = booking.heldUntil !== null && booking.heldUntil > scope.now;
  const instructorId = booking.instructorId ?? (isHeld ? booking.preferredInstructorId : null);
  const resources = resourceId ? [resourceId] : null;
  const placement = {
    bookingId: booking.id,
    studentId,
    instructorId,
    resourceId,
    startsAt,
    endsAt,
    bufferBeforeMinutes,
    bufferAfterMinutes,
  };
  await lockTaken(scope, [studentId, instructorId], resources);
  await releaseExpiredHolds(scope, { ...placement, resourceIds: resources ?? [] });
  const takesNothing = booking.status === 'REQUESTED' && !isHeld;
  assertFree(await agendaFor(scope, placement, resources), placement, { override, except: takesNothing ? ['RESOURCE_CONFLICT'] : [] });
  const { note } = await judgeBooking(scope, { ...placement, instructorId: booking.instructorId }, body);
  return changeBooking(scope, booking, {
    act: 'reschedule',
    data: { startsAt, endsAt },
    tell: [studentId, booking.instructorId],
    note: { ...overrideNote(body), ...note },
  });
}
