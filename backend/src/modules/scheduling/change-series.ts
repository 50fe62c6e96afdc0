import type { bookings, Input, Result, series } from '#contract';
import { AppError, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking } from '#src/modules/eligibility/index.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { listActiveAdminIds } from '#src/modules/users/index.ts';

import type { Agenda } from './agenda.ts';
import { agendaWith } from './agenda-with.ts';
import { agendaWithin } from './agenda-within.ts';
import { overrideNote } from './approve-booking.ts';
import { LIVE_STATUSES } from './booking-status.ts';
import { assertMay, lockBooking, writeChange } from './change-booking.ts';
import { releaseExpiredHolds } from './holds.ts';
import type { Interval } from './intervals.ts';
import { isLateCancellation } from './late-cancellation.ts';
import type { Place } from './place-anew.ts';
import { assertFree, lockTaken } from './placement.ts';
import { BOOKING_SELECT, type BookingRow, presentBooking } from './presenter.ts';
import { seriesConflict } from './series-conflict.ts';
import { movedAlong } from './series-times.ts';
import { tellOfSeries } from './tell-of-series.ts';

type Move = Input<typeof series.rescheduleSeries>;
type Moved = Place & { booking: BookingRow };

/** Moves lessons of a series by as much on the school's clock as the one that is named: all of them or none. */
export async function rescheduleSeries(scope: ActorScope, { params, body }: Move): Promise<Result<typeof series.rescheduleSeries>> {
  if (body.override && scope.actor.role !== 'ADMIN') throw problem('FORBIDDEN', 'Only an admin may override availability.');
  const { named, rows } = await lockSeries(scope, { id: params.id, reach: body.scope, action: 'reschedule' });
  const { timeZone } = await getSchool(scope);
  const moves = rows.map((booking) => placeOf(scope, booking, movedAlong(booking, { from: named, to: body, timeZone })));
  const written = await moveAll(scope, inOrder(moves, named.startsAt < body.startsAt), body);
  await tellOfSeries(scope, written, { act: 'MOVED', recipients: [named.studentId] });
  return present(scope, written);
}

/** Cancels lessons of a series; each that is late by the school's rule is marked. */
export async function cancelSeries(
  scope: ActorScope,
  { params, body }: Input<typeof series.cancelSeries>,
): Promise<Result<typeof series.cancelSeries>> {
  const { actor, now } = scope;
  if (body.reason === 'NO_SHOW') throw problem('UNPROCESSABLE', 'Nobody has missed a lesson that is still to come.');
  const { named, rows } = await lockSeries(scope, { id: params.id, reach: body.scope, action: 'cancel' });
  const { lateCancelMinutes: limitMinutes } = await getSchool(scope);
  const { reason, note } = body;
  const written: BookingRow[] = [];
  for (const booking of rows) {
    const byStudent = actor.userId === booking.studentId;
    const lateCancellation = isLateCancellation(booking, { reason, byStudent, now, limitMinutes });
    const data = { status: 'CANCELLED', cancelReason: reason, cancelNote: note || null, lateCancellation } as const;
    written.push(await writeChange(scope, booking, { act: 'cancel', data }));
  }
  const admins = actor.role === 'ADMIN' ? [] : await listActiveAdminIds(scope);
  await tellOfSeries(scope, written, { act: 'CANCELLED', recipients: [named.studentId, ...admins] });
  return present(scope, written);
}

const present = ({ actor, now }: ActorScope, rows: readonly BookingRow[]) => ({
  items: byStart(rows).map((row): bookings.Booking => presentBooking(row, actor, now)),
});

const byStart = <T extends Interval>(rows: readonly T[]) => rows.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

type Reach = { id: string; reach: series.SeriesScope; action: 'reschedule' | 'cancel' };

/**
 * Locks the lessons of a series that are still to come: all, or from the named one on. Throws UNPROCESSABLE for a lesson
 * that stands alone, and what is in the way of changing the named one or, of a student's change, any of them.
 */
async function lockSeries(scope: ActorScope, { id, reach, action }: Reach): Promise<{ named: BookingRow; rows: BookingRow[] }> {
  const { tx, tenantId, now } = scope;
  const seen = await tx.booking.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { seriesId: true } });
  // In the order of their ids, so that two changes of one series wait for one another; the named one then waits for nobody.
  if (seen?.seriesId)
    await tx.$queryRaw`SELECT id FROM booking WHERE tenant_id = ${tenantId}::uuid AND series_id = ${seen.seriesId}::uuid ORDER BY id FOR UPDATE`;
  const named = await lockBooking(scope, id);
  assertMay(scope, named, { action });
  if (named.seriesId === null) throw problem('UNPROCESSABLE', 'This lesson stands alone: it is not part of a series.');
  if (named.startsAt <= now)
    throw problem('INVALID_TRANSITION', 'This lesson has begun. Change one that is still to come.', sameStatus(named));
  const rows = await tx.booking.findMany({
    where: {
      tenantId,
      seriesId: named.seriesId,
      status: { in: [...LIVE_STATUSES] },
      startsAt: { gt: now },
      ...(reach === 'LATER' && { seriesPosition: { gte: named.seriesPosition ?? 1 } }),
    },
    orderBy: { startsAt: 'asc' },
    select: BOOKING_SELECT,
  });
  for (const row of rows) assertMay(scope, row, { action });
  return { named, rows };
}

const sameStatus = ({ status }: BookingRow) => ({ from: status, to: status });

/** What a lesson takes at its new time. A request holds nothing yet but, for a while, what it asks for. */
function placeOf({ now }: ActorScope, booking: BookingRow, to: Interval): Moved {
  const { status, instructorId, preferredInstructorId, resourceId, heldUntil } = booking;
  const place = { booking, startsAt: to.startsAt, endsAt: to.endsAt };
  if (status !== 'REQUESTED') return { ...place, instructorId, resourceId };
  const isHeld = heldUntil !== null && heldUntil > now;
  return { ...place, instructorId: isHeld ? preferredInstructorId : null, resourceId: isHeld ? resourceId : null };
}

/** Forward the last goes first, backward the first: no lesson is written where another of the series still stands. */
const inOrder = (moves: readonly Moved[], isForward: boolean) => {
  const sorted = moves.toSorted((a, b) => a.booking.startsAt.getTime() - b.booking.startsAt.getTime());
  return isForward ? sorted.toReversed() : sorted;
};

async function moveAll(scope: ActorScope, moves: readonly Moved[], body: Move['body']): Promise<BookingRow[]> {
  let agenda = await pictureOf(scope, moves);
  const refused: { path: string; problem: AppError }[] = [];
  const written: BookingRow[] = [];
  for (const { booking, ...move } of moves) {
    const placed = { ...booking, ...move, bookingId: booking.id };
    const judged = await judgeMove(scope, { agenda, placed, body });
    agenda = agendaWith(agenda, placed);
    if (judged instanceof AppError) refused.push({ path: `occurrences.${booking.seriesPosition ?? 0}`, problem: judged });
    // Where one cannot stand, none moves: the others are judged all the same, so that all of it is told at once.
    if (judged instanceof AppError || refused.length > 0) continue;
    const data = { startsAt: move.startsAt, endsAt: move.endsAt };
    written.push(await writeChange(scope, booking, { act: 'reschedule', data, note: { ...overrideNote(body), ...judged } }));
  }
  if (refused.length > 0) throw seriesConflict(refused, moves.length);
  return written;
}

/** The school's time as it is without the lessons that move; whom and what they take is locked. */
async function pictureOf(scope: ActorScope, moves: readonly Moved[]): Promise<Agenda> {
  const instructorIds = [...new Set(moves.flatMap(({ instructorId }) => instructorId ?? []))];
  const resourceIds = [...new Set(moves.flatMap(({ resourceId }) => resourceId ?? []))];
  const studentId = moves[0]?.booking.studentId;
  await lockTaken(scope, [studentId, ...instructorIds], resourceIds);
  for (const { startsAt, endsAt, instructorId } of moves) await releaseExpiredHolds(scope, { startsAt, endsAt, instructorId, resourceIds });
  const exceptBookingIds = moves.map(({ booking }) => booking.id);
  return agendaWithin(scope, { spans: moves, instructorIds, resourceIds, studentId, exceptBookingIds });
}

type Judged = { agenda: Agenda; placed: BookingRow & { bookingId: string }; body: Move['body'] };

/** What an override is noted with; or the refusal, which has changed nothing. */
async function judgeMove(scope: ActorScope, { agenda, placed, body }: Judged): Promise<object | AppError> {
  try {
    assertFree(agenda, placed, { override: body.override });
    // Whom a request would like is nobody's lesson yet.
    const teaches = placed.status === 'ASSIGNED' ? placed.instructorId : null;
    return (await judgeBooking(scope, { ...placed, instructorId: teaches }, body)).note ?? {};
  } catch (error) {
    if (error instanceof AppError && error.code !== 'FORBIDDEN') return error;
    throw error;
  }
}
