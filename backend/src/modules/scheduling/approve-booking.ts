import type { bookings, Input } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking, type RuleOverride } from '#src/modules/eligibility/index.ts';
import { getInstructor } from '#src/modules/users/index.ts';

import { assertMay, changeBooking, lockBooking, recordChange } from './change-booking.ts';
import { assertAvailable, assertFree, lockTaken } from './placement.ts';
import type { BookingRow } from './presenter.ts';

type Assignment = RuleOverride & {
  instructorId?: string | undefined;
  resourceId?: string | undefined;
  override?: boolean | undefined;
};

/** Approves a request; with an instructor it is assigned in the same step. The aircraft, if any, is held from here on. */
export async function approveBooking(
  scope: ActorScope,
  { params, body }: Input<typeof bookings.approveBooking>,
): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'approve', move: body.instructorId ? 'approveAndAssign' : 'approve' });
  const { taken, note } = await assertAssignable(scope, booking, body);
  if (!taken.instructorId) {
    return changeBooking(scope, booking, { act: 'approve', data: { ...taken, status: 'APPROVED' }, tell: [booking.studentId], note });
  }
  // Two acts in one step: the trail shows each, the student hears of the second.
  const approved: BookingRow = { ...booking, status: 'APPROVED' };
  recordChange(scope, { act: 'approve', before: booking, after: approved });
  return assignTo(scope, approved, { taken, note });
}

/** Assigns an instructor to an approved booking. Of several at once for one instructor's time, one succeeds. */
export async function assignInstructor(
  scope: ActorScope,
  { params, body }: Input<typeof bookings.assignInstructor>,
): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'assign' });
  return assignTo(scope, booking, await assertAssignable(scope, booking, body));
}

type Assignable = Awaited<ReturnType<typeof assertAssignable>>;

const assignTo = (scope: ActorScope, booking: BookingRow, { taken, note }: Assignable) =>
  changeBooking(scope, booking, {
    act: 'assign',
    data: { ...taken, status: 'ASSIGNED' },
    tell: [booking.studentId, taken.instructorId],
    note,
  });

/** Whom and what the booking takes, once nothing stands in the way, and what was overridden for it. */
async function assertAssignable(scope: ActorScope, booking: BookingRow, body: Assignment) {
  const { instructorId, resourceId, override } = body;
  const taken = { instructorId: instructorId ?? null, resourceId: resourceId ?? booking.resourceId };
  const { studentId, startsAt, endsAt } = booking;
  const placement = { bookingId: booking.id, studentId, startsAt, endsAt, ...taken };
  await lockTaken(scope, placement);
  if (instructorId) await getInstructor(scope, instructorId);
  await assertFree(scope, placement, { holdsResource: true });
  if (instructorId) await assertAvailable(scope, { instructorId, startsAt, endsAt }, override);
  const { note } = await judgeBooking(scope, placement, body);
  return { taken, note: { ...overrideNote(body), ...note } };
}

export const overrideNote = ({ override, overrideReason }: Assignment) => (override ? { override: { reason: overrideReason } } : undefined);
