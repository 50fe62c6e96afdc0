import type { bookings, Input } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking, type RuleOverride } from '#src/modules/eligibility/index.ts';
import { getInstructor } from '#src/modules/users/index.ts';

import { assertMay, changeBooking, lockBooking, recordChange } from './change-booking.ts';
import { tellOutbid } from './competition.ts';
import { releaseExpiredHolds } from './holds.ts';
import { agendaFor, assertFree, chooseResource, lockTaken } from './placement.ts';
import { poolFor } from './pool.ts';
import type { BookingRow } from './presenter.ts';

type Assignment = RuleOverride & {
  instructorId?: string | undefined;
  resourceId?: string | undefined;
  override?: boolean | undefined;
};

/**
 * Approves a request; with an instructor, or where it needs none, it is assigned in the same step. The aircraft, if any, is held
 * from here on: where any of a kind will do, one that is free is chosen and told.
 */
export async function approveBooking(
  scope: ActorScope,
  { params, body }: Input<typeof bookings.approveBooking>,
): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  const assigns = body.instructorId !== undefined || !booking.needsInstructor;
  assertMay(scope, booking, { action: 'approve', move: assigns ? 'approveAndAssign' : 'approve' });
  const { taken, note } = await assertAssignable(scope, booking, body);
  if (!assigns) {
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

async function assignTo(scope: ActorScope, booking: BookingRow, { taken, note }: Assignable) {
  const assigned = await changeBooking(scope, booking, {
    act: 'assign',
    data: { ...taken, status: 'ASSIGNED' },
    tell: [booking.studentId, taken.instructorId],
    note,
  });
  await tellOutbid(scope, booking.id);
  return assigned;
}

/** Whom and what the booking takes, once nothing stands in the way, and what was overridden for it. A time that has passed can still be assigned: it was taught. */
async function assertAssignable(scope: ActorScope, booking: BookingRow, body: Assignment) {
  const instructorId = body.instructorId ?? null;
  const pool = await poolFor(scope, { ...booking, resourceId: body.resourceId ?? booking.resourceId });
  const { studentId, startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes } = booking;
  const lesson = { bookingId: booking.id, studentId, startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes, instructorId };
  await lockTaken(scope, [studentId, instructorId], pool);
  if (instructorId) await getInstructor(scope, instructorId);
  await releaseExpiredHolds(scope, { ...lesson, resourceIds: pool ?? [] });
  const agenda = await agendaFor(scope, { ...lesson, resourceId: null }, pool);
  assertFree(agenda, { ...lesson, resourceId: null }, { override: body.override, except: ['PAST'] });
  const taken = { instructorId, resourceId: chooseResource(agenda, lesson, pool) };
  const { note } = await judgeBooking(scope, { ...lesson, ...taken }, body);
  return { taken, note: { ...overrideNote(body), ...note } };
}

export const overrideNote = ({ override, overrideReason }: Assignment) => (override ? { override: { reason: overrideReason } } : undefined);
