import type { bookings, Input, Result, swaps } from '#contract';
import { announce } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking } from '#src/modules/eligibility/index.ts';

import { agendaWithin } from './agenda-within.ts';
import { overrideNote } from './approve-booking.ts';
import { assertMay, changeBooking, lockBooking, recordChange, tellAbout } from './change-booking.ts';
import { assertPlace, type Place } from './place-anew.ts';
import { assertFree, lockTaken, placing } from './placement.ts';
import { BOOKING_SELECT, type BookingRow, presentBooking } from './presenter.ts';

/** Gives an assigned lesson another instructor or aircraft at its time; the refusals are those of assigning. */
export async function swapBooking(scope: ActorScope, { params, body }: Input<typeof swaps.swapBooking>): Promise<bookings.Booking> {
  const booking = await lockBooking(scope, params.id);
  assertMay(scope, booking, { action: 'swap' });
  assertToCome(scope, booking);
  const taken = { instructorId: body.instructorId ?? booking.instructorId, resourceId: body.resourceId ?? booking.resourceId };
  const place = { startsAt: booking.startsAt, endsAt: booking.endsAt, ...taken };
  const { note } = await assertPlace(scope, booking, { place, override: body.override, rules: body });
  return changeBooking(scope, booking, {
    act: 'swap',
    data: taken,
    // Who no longer teaches it hears of it too.
    tell: [booking.studentId, booking.instructorId, taken.instructorId],
    note: { ...overrideNote(body), ...note },
  });
}

function assertToCome({ now }: ActorScope, { status, startsAt }: BookingRow): void {
  if (startsAt <= now) throw problem('INVALID_TRANSITION', 'The lesson has started. It stays as it is.', { from: status, to: status });
}

type Exchange = Input<typeof swaps.exchangeBookings>;

/**
 * Lets two assigned lessons exchange their instructors, aircraft or both. Each is judged as if neither stood yet, then beside the
 * other; the constraints are checked once both are written.
 */
export async function exchangeBookings(scope: ActorScope, { params, body }: Exchange): Promise<Result<typeof swaps.exchangeBookings>> {
  if (params.id === body.withBookingId) throw problem('UNPROCESSABLE', 'A lesson cannot exchange anything with itself.');
  const [first, second] = await lockBoth(scope, params.id, body);
  const [firstTakes, secondTakes] = exchanged(first, second, body.exchange);
  const both = [
    { booking: first, place: firstTakes },
    { booking: second, place: secondTakes },
  ];
  const notes = await assertBoth(scope, both, body);

  await scope.tx.$executeRaw`SET CONSTRAINTS booking_instructor_excl, booking_resource_excl DEFERRED`;
  const items: bookings.Booking[] = [];
  for (const [nth, { booking, place }] of both.entries()) items.push(await take(scope, booking, { place, note: notes[nth] }));
  await placing(() => scope.tx.$executeRaw`SET CONSTRAINTS booking_instructor_excl, booking_resource_excl IMMEDIATE`);
  announce(scope, 'calendar');
  return { items };
}

/** In the order of their ids, so that two exchanges of the same lessons wait for one another. */
async function lockBoth(
  scope: ActorScope,
  id: string,
  { withBookingId, withVersion }: Exchange['body'],
): Promise<[BookingRow, BookingRow]> {
  const found = new Map<string, BookingRow>();
  for (const each of [id, withBookingId].sort()) {
    const expectedVersion = each === id ? scope.expectedVersion : withVersion;
    const booking = await lockBooking({ ...scope, expectedVersion }, each);
    assertMay(scope, booking, { action: 'swap' });
    assertToCome(scope, booking);
    found.set(each, booking);
  }
  const [first, second] = [found.get(id), found.get(withBookingId)];
  if (!first || !second) throw notFound('Booking');
  return [first, second];
}

function exchanged(a: BookingRow, b: BookingRow, what: Exchange['body']['exchange']): [Place, Place] {
  const from = (own: BookingRow, other: BookingRow): Place => ({
    startsAt: own.startsAt,
    endsAt: own.endsAt,
    instructorId: what === 'RESOURCES' ? own.instructorId : other.instructorId,
    resourceId: what === 'INSTRUCTORS' ? own.resourceId : other.resourceId,
  });
  return [from(a, b), from(b, a)];
}

type Standing = { booking: BookingRow; place: Place };

/** Gives what was overridden for each, for its audit row. */
async function assertBoth(scope: ActorScope, both: readonly Standing[], body: Exchange['body']): Promise<object[]> {
  if (both.some(({ booking, place }) => booking.needsInstructor && place.instructorId === null)) {
    throw problem('UNPROCESSABLE', 'One of them is taught by nobody: the other would be left without an instructor.');
  }
  const instructors = both.map(({ place }) => place.instructorId).filter((id) => id !== null);
  const resourceIds = both.map(({ place }) => place.resourceId).filter((id) => id !== null);
  const students = both.map(({ booking }) => booking.studentId);
  await lockTaken(scope, [...students, ...instructors], resourceIds);
  // Neither stands yet: what one leaves, the other may take. What they would do to one another, the constraints see.
  const agenda = await agendaWithin(scope, {
    spans: both.map(({ place }) => place),
    instructorIds: instructors,
    resourceIds,
    exceptBookingIds: both.map(({ booking }) => booking.id),
  });
  const notes: object[] = [];
  for (const { booking, place } of both) {
    assertFree(agenda, { ...booking, ...place, bookingId: booking.id }, { override: body.override });
    const { note } = await judgeBooking(scope, { ...place, bookingId: booking.id, studentId: booking.studentId }, body);
    notes.push({ ...overrideNote(body), ...note });
  }
  return notes;
}

type Taking = { place: Place; note: object | undefined };

async function take(scope: ActorScope, before: BookingRow, { place, note }: Taking): Promise<bookings.Booking> {
  const { tx, tenantId, actor, now } = scope;
  const { instructorId, resourceId } = place;
  const after = await tx.booking.update({
    where: { tenantId_id: { tenantId, id: before.id } },
    data: { instructorId, resourceId, version: { increment: 1 }, updatedAt: now },
    select: BOOKING_SELECT,
  });
  recordChange(scope, { act: 'swap', before, after, note });
  await tellAbout(scope, after, { topic: 'booking.swapped', recipients: [before.studentId, before.instructorId, instructorId] });
  return presentBooking(after, actor, now);
}
