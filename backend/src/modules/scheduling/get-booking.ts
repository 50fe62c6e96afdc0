import { bookings, type Input } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { historyOf, type PastAct } from '#src/modules/audit/index.ts';

import { maySee } from './policy.ts';
import { BOOKING_SELECT, type BookingRow, presentBooking } from './presenter.ts';

/** A booking that the caller may see. Throws NOT_FOUND. */
export async function getBookingRow({ tx, tenantId, actor }: ActorScope, id: string): Promise<BookingRow> {
  const row = await tx.booking.findUnique({ where: { tenantId_id: { tenantId, id } }, select: BOOKING_SELECT });
  if (!row || !maySee(actor, row)) throw notFound('Booking');
  return row;
}

/** A booking with its history, for those who may see it. */
export async function getBooking(scope: ActorScope, { params }: Input<typeof bookings.getBooking>): Promise<bookings.BookingWithHistory> {
  const row = await getBookingRow(scope, params.id);
  const acts = await historyOf(scope, 'booking', row.id);
  return { ...presentBooking(row, scope.actor, scope.now), history: acts.map(toEvent) };
}

const statusIn = (snapshot: unknown): bookings.BookingStatus | null => {
  const status = typeof snapshot === 'object' && snapshot !== null && 'status' in snapshot ? snapshot.status : null;
  return bookings.bookingStatus.safeParse(status).data ?? null;
};

function toEvent({ at, action, actor, before, after }: PastAct): bookings.BookingEvent {
  return { at, action, actor, from: statusIn(before), to: statusIn(after) ?? 'REQUESTED', note: noteIn(after) };
}

function noteIn(after: unknown): string | null {
  if (typeof after !== 'object' || after === null) return null;
  if ('override' in after && typeof after.override === 'object' && after.override !== null && 'reason' in after.override) {
    return String(after.override.reason);
  }
  const note = 'cancelNote' in after ? after.cancelNote : null;
  return typeof note === 'string' ? note : null;
}
