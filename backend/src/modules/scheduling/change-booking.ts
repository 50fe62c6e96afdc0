import type { bookings } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import type { Prisma } from '#src/database/generated/client.ts';
import { assertVersion, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { enqueue } from '#src/modules/notifications/index.ts';

import { type BookingMove, mayTransition, transitionOf } from './booking-status.ts';
import { placing } from './placement.ts';
import { maySee, owns } from './policy.ts';
import { BOOKING_SELECT, type BookingRow, bookingSnapshot, presentBooking } from './presenter.ts';

/** A booking the caller may see, locked until the commit. Throws NOT_FOUND, or STALE_VERSION against `If-Match`. */
export async function lockBooking(scope: ActorScope, id: string): Promise<BookingRow> {
  const { tx, tenantId, actor } = scope;
  await tx.$queryRaw`SELECT id FROM booking WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const booking = await tx.booking.findUnique({ where: { tenantId_id: { tenantId, id } }, select: BOOKING_SELECT });
  if (!booking || !maySee(actor, booking)) throw notFound('Booking');
  assertVersion(scope.expectedVersion, booking.version);
  return booking;
}

/** Throws FORBIDDEN where the action is not the caller's to take, INVALID_TRANSITION where the status does not allow it. */
export function assertMay(
  scope: ActorScope,
  booking: BookingRow,
  { action, move = action }: { action: keyof bookings.BookingActions; move?: BookingMove },
): void {
  const { from, to } = transitionOf(move, booking.status);
  // A student's own request that moved on is a matter of status, not of rights.
  const isTheirs = owns(action, scope.actor, { ...booking, status: 'REQUESTED' });
  if (!isTheirs) throw problem('FORBIDDEN');
  const may = mayTransition(move, from) && owns(action, scope.actor, booking);
  if (!may)
    throw problem('INVALID_TRANSITION', `A booking that is ${from.toLowerCase()} cannot become ${to.toLowerCase()} this way.`, {
      from,
      to,
    });
}

/** What the audit row calls it: `schedule.booking.<act>`. */
type Act = 'approve' | 'assign' | 'unassign' | 'swap' | 'complete' | 'cancel' | 'reschedule' | 'restore' | 'waive';

type Change = {
  act: Act;
  data: Prisma.BookingUncheckedUpdateInput;
  /** Whom to tell, besides nobody: the caller is left out, they know. */
  tell: readonly (string | null)[];
  /** Goes into the audit row beside the booking, such as an override's reason. */
  note?: object | undefined;
};

/** Writes a change of a locked booking with its audit row and its messages, and gives the booking as the caller sees it. */
export async function changeBooking(scope: ActorScope, before: BookingRow, { tell, ...change }: Change): Promise<bookings.Booking> {
  const after = await writeChange(scope, before, change);
  await tellAbout(scope, after, { topic: `booking.${PAST_TENSE[change.act]}`, recipients: tell });
  return presentBooking(after, scope.actor, scope.now);
}

/** As `changeBooking`, telling nobody: of many changes people hear in one message. */
export async function writeChange(scope: ActorScope, before: BookingRow, { act, data, note }: Omit<Change, 'tell'>): Promise<BookingRow> {
  const { tx, tenantId, now } = scope;
  const after = await placing(() =>
    tx.booking.update({
      where: { tenantId_id: { tenantId, id: before.id } },
      data: { ...data, version: { increment: 1 }, updatedAt: now },
      select: BOOKING_SELECT,
    }),
  );
  recordChange(scope, { act, before, after, note });
  announce(scope, 'calendar');
  return after;
}

/** Notes a step in a booking's life for the audit log. */
export function recordChange(
  scope: ActorScope,
  { act, before, after, note }: { act: Act; before: BookingRow; after: BookingRow; note?: object | undefined },
): void {
  record(scope, {
    action: `schedule.booking.${act}`,
    resourceType: 'booking',
    resourceId: after.id,
    before: bookingSnapshot(before),
    after: { ...bookingSnapshot(after), ...note },
  });
}

const PAST_TENSE = {
  approve: 'approved',
  assign: 'assigned',
  unassign: 'unassigned',
  swap: 'swapped',
  complete: 'completed',
  cancel: 'cancelled',
  reschedule: 'rescheduled',
  restore: 'restored',
  waive: 'waived',
} as const satisfies Record<Act, string>;

/** Queues one message a person about a booking; whoever caused it is not told what they just did. */
export async function tellAbout(
  scope: ActorScope,
  booking: BookingRow,
  { topic, recipients }: { topic: string; recipients: readonly (string | null)[] },
): Promise<void> {
  const told = new Set(recipients.filter((id): id is string => id !== null && id !== scope.actor.userId));
  const { id: bookingId, status, startsAt, endsAt, title, studentId, instructorId, resourceId, cancelReason, cancelNote } = booking;
  const payload = { bookingId, status, startsAt, endsAt, title, studentId, instructorId, resourceId, cancelReason, cancelNote };
  await enqueue(scope, { topic, recipientIds: [...told], payload });
}
