import type { bookings } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { Actor } from '#src/http/context.ts';

import { type BookingMove, mayTransition } from './booking-status.ts';

type Owned = { status: bookings.BookingStatus; studentId: string; instructorId: string | null; startsAt: Date; lateCancellation?: boolean };

type Rule = (actor: Actor, booking: Owned) => boolean;

const isAdmin: Rule = ({ role }) => role === 'ADMIN';
const isItsStudent: Rule = ({ role, userId }, { studentId }) => role === 'STUDENT' && studentId === userId;
const isItsInstructor: Rule = ({ role, userId }, { instructorId }) => role === 'INSTRUCTOR' && instructorId === userId;

/** Who may see a booking: its student, and the school's staff, who plan around one another. */
export const maySee = (actor: Actor, booking: Pick<Owned, 'studentId'>): boolean =>
  actor.role !== 'STUDENT' || booking.studentId === actor.userId;

/** Whose bookings "my bookings" are; an admin's are all. */
export const ownBookings = ({ role, userId }: Actor): Prisma.BookingWhereInput =>
  ({ ADMIN: {}, INSTRUCTOR: { instructorId: userId }, STUDENT: { studentId: userId } })[role];

/** Ownership, beside what the contract grants a role. */
const OWNERS = {
  approve: isAdmin,
  assign: isAdmin,
  swap: isAdmin,
  waive: isAdmin,
  complete: (...args) => isAdmin(...args) || isItsInstructor(...args),
  cancel: (...args) => isAdmin(...args) || isItsStudent(...args) || isItsInstructor(...args),
  reschedule: (...args) => isAdmin(...args) || (isItsStudent(...args) && args[1].status === 'REQUESTED'),
} as const satisfies Record<keyof bookings.BookingActions, Rule>;

/** Whether the action is this person's to take; the status decides separately. */
export const owns = (action: keyof bookings.BookingActions, actor: Actor, booking: Owned): boolean => OWNERS[action](actor, booking);

/** What the caller may do with the booking right now; the browser shows just that. */
export function actionsFor(actor: Actor, booking: Owned, now: Date): bookings.BookingActions {
  const may = (action: keyof bookings.BookingActions, move: BookingMove = action) =>
    mayTransition(move, booking.status) && owns(action, actor, booking);
  return {
    approve: may('approve'),
    assign: may('assign'),
    complete: may('complete') && booking.startsAt <= now,
    cancel: may('cancel'),
    reschedule: may('reschedule'),
    swap: may('swap') && booking.startsAt > now,
    waive: may('waive') && booking.lateCancellation === true,
  };
}
