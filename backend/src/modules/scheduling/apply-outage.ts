import { v7 as uuidv7 } from 'uuid';

import type { bookings, Input, outages, Result } from '#contract';
import { AppError, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { assertMay, changeBooking, lockBooking } from './change-booking.ts';
import { hitWhere, isOver, lockOutage, type OutageRow } from './manage-outages.ts';
import { assertPlace } from './place-anew.ts';
import type { BookingRow } from './presenter.ts';
import { tellOutageChanges } from './tell-outage-changes.ts';

type Apply = Input<typeof outages.applyOutagePlan>;
type Item = Apply['body']['items'][number];

/** What became of one booking of many. */
export type Outcome = Result<typeof outages.applyOutagePlan>['items'][number];

/**
 * Moves, swaps and cancels what an outage hits, each in its own transaction with all checks of a single change: a refusal stands
 * beside its booking. At the end each person hears once of all that is theirs; if it never comes to that, a job tells them.
 */
export async function applyOutagePlan(
  context: RequestContext<Actor>,
  { params, body: { items } }: Apply,
): Promise<Result<typeof outages.applyOutagePlan>> {
  await runInScope({ ...context, expectedVersion: undefined }, (scope) => lockCurrent(scope, params.id));
  const outcomes: Outcome[] = [];
  // One after the other: what one leaves, the next may take.
  for (const item of items) {
    outcomes.push(
      await outcomeOf(item.bookingId, () =>
        runInScope({ ...context, expectedVersion: item.version }, (scope) => applyOne(scope, params.id, item)),
      ),
    );
  }
  await runInScope(context, (scope) => tellOutageChanges(scope, { outageId: params.id }));
  return { items: outcomes };
}

/** What a change of one booking gave, or why it was refused. */
export async function outcomeOf(bookingId: string, change: () => Promise<bookings.Booking>): Promise<Outcome> {
  try {
    return { bookingId, booking: await change(), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { bookingId, booking: null, problem: { code: error.code, detail: error.message } };
  }
}

async function applyOne(scope: ActorScope, outageId: string, item: Item): Promise<bookings.Booking> {
  const outage = await lockCurrent(scope, outageId);
  const booking = await lockBooking(scope, item.bookingId);
  await assertHit(scope, booking, outage);
  const changed = item.act === 'CANCEL' ? await cancel(scope, booking, outage) : await place(scope, booking, item);
  const { tx, tenantId, now } = scope;
  await tx.outageChange.create({
    data: {
      tenantId,
      id: uuidv7(),
      outageId,
      bookingId: booking.id,
      act: item.act === 'CANCEL' ? 'CANCELLED' : sameTime(booking, item) ? 'SWAPPED' : 'MOVED',
      wasStatus: booking.status,
      wasStartsAt: booking.startsAt,
      wasEndsAt: booking.endsAt,
      wasInstructorId: booking.instructorId,
      wasResourceId: booking.resourceId,
      madeVersion: changed.version,
      actedAt: now,
    },
    select: { id: true },
  });
  return changed;
}

async function lockCurrent(scope: ActorScope, outageId: string): Promise<OutageRow> {
  const outage = await lockOutage(scope, outageId);
  if (!isOver(outage, scope.now)) return outage;
  throw problem('INVALID_TRANSITION', 'The outage is over: nothing has to be changed for it any more.');
}

/** What was done for an outage is told with its reason: nothing else may be done in its name. */
async function assertHit(scope: ActorScope, { id }: BookingRow, outage: OutageRow): Promise<void> {
  const hit = await scope.tx.booking.count({ where: { ...hitWhere(scope, outage), id } });
  if (hit === 0) throw problem('UNPROCESSABLE', 'The outage does not hit that lesson.');
}

const sameTime = (booking: BookingRow, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
  startsAt.getTime() === booking.startsAt.getTime() && endsAt.getTime() === booking.endsAt.getTime();

const REASONS = {
  MAINTENANCE: 'MAINTENANCE',
  DEFECT: 'MAINTENANCE',
  SICKNESS: 'INSTRUCTOR',
  WEATHER: 'WEATHER',
  CLOSED: 'SCHOOL',
  OTHER: 'SCHOOL',
} as const satisfies Record<outages.OutageReason, bookings.CancelReason>;

function cancel(scope: ActorScope, booking: BookingRow, { reason }: OutageRow): Promise<bookings.Booking> {
  assertMay(scope, booking, { action: 'cancel' });
  return changeBooking(scope, booking, { act: 'cancel', data: { status: 'CANCELLED', cancelReason: REASONS[reason] }, tell: [] });
}

async function place(scope: ActorScope, booking: BookingRow, item: Extract<Item, { act: 'PLACE' }>): Promise<bookings.Booking> {
  assertMay(scope, booking, { action: 'reschedule' });
  if ((item.instructorId === null) !== (booking.instructorId === null)) {
    throw problem('UNPROCESSABLE', 'Here a lesson gets another instructor; it gains none and loses none.');
  }
  const { startsAt, endsAt, instructorId, resourceId } = item;
  const to = { startsAt, endsAt, instructorId, resourceId };
  const { note } = await assertPlace(scope, booking, { place: to });
  return changeBooking(scope, booking, { act: sameTime(booking, item) ? 'swap' : 'reschedule', data: to, tell: [], note });
}
