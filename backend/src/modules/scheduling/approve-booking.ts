import type { bookings, Input } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { getInstructor } from '#src/modules/users/index.ts';

import { assertMay, changeBooking, lockBooking, recordChange } from './change-booking.ts';
import { assertAvailable, assertFree, lockTaken } from './placement.ts';
import type { BookingRow } from './presenter.ts';

type Assignment = {
  instructorId?: string | undefined;
  resourceId?: string | undefined;
  override?: boolean | undefined;
  overrideReason?: string | undefined;
};

/** Approves a request; with an instructor it is assigned in the same step. The aircraft, if any, is held from here on. */
export async function approveBooking(
  scope: ActorScope,
  { params, body }: Input<typeof bookings.approveBooking>,
): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'approve', move: body.instructorId ? 'approveAndAssign' : 'approve' });
  const taken = await assertAssignable(scope, booking, body);
  if (!taken.instructorId) {
    return changeBooking(scope, booking, { act: 'approve', data: { ...taken, status: 'APPROVED' }, tell: [booking.studentId] });
  }
  // Two acts in one step: the trail shows each, the student hears of the second.
  const approved: BookingRow = { ...booking, status: 'APPROVED' };
  recordChange(scope, { act: 'approve', before: booking, after: approved });
  return assignTo(scope, approved, { taken, body });
}

/** Assigns an instructor to an approved booking. Of several at once for one instructor's time, one succeeds. */
export async function assignInstructor(
  scope: ActorScope,
  { params, body }: Input<typeof bookings.assignInstructor>,
): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'assign' });
  return assignTo(scope, booking, { taken: await assertAssignable(scope, booking, body), body });
}

type Taken = Awaited<ReturnType<typeof assertAssignable>>;

const assignTo = (scope: ActorScope, booking: BookingRow, { taken, body }: { taken: Taken; body: Assignment }) =>
  changeBooking(scope, booking, {
    act: 'assign',
    data: { ...taken, status: 'ASSIGNED' },
    tell: [booking.studentId, taken.instructorId],
    note: overrideNote(body),
  });

/** Whom and what the booking takes, once nothing stands in the way. */
async function assertAssignable(scope: ActorScope, booking: BookingRow, { instructorId, resourceId, override }: Assignment) {
  const taken = { instructorId: instructorId ?? null, resourceId: resourceId ?? booking.resourceId };
  const { studentId, startsAt, endsAt } = booking;
  const placement = { bookingId: booking.id, studentId, startsAt, endsAt, ...taken };
  await lockTaken(scope, placement);
  if (instructorId) await getInstructor(scope, instructorId);
  await assertFree(scope, placement, { holdsResource: true });
  if (instructorId) await assertAvailable(scope, { instructorId, startsAt, endsAt }, override);
  return taken;
}

export const overrideNote = ({ override, overrideReason }: Assignment) => (override ? { override: { reason: overrideReason } } : undefined);
