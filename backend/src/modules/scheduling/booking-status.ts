import type { bookings } from '#contract';

type BookingStatus = bookings.BookingStatus;

/** Statuses that are not final: such a booking can still be moved and cancelled. */
export const LIVE_STATUSES = ['REQUESTED', 'APPROVED', 'ASSIGNED'] as const satisfies readonly BookingStatus[];

/** The whole workflow: from which statuses each action may start, and where it leads; `to: null` keeps the status. */
export const TRANSITIONS = {
  approve: { from: ['REQUESTED'], to: 'APPROVED' },
  approveAndAssign: { from: ['REQUESTED'], to: 'ASSIGNED' },
  assign: { from: ['APPROVED'], to: 'ASSIGNED' },
  unassign: { from: ['ASSIGNED'], to: 'APPROVED' },
  withdraw: { from: ['ASSIGNED', 'APPROVED'], to: 'REQUESTED' },
  complete: { from: ['ASSIGNED'], to: 'COMPLETED' },
  cancel: { from: LIVE_STATUSES, to: 'CANCELLED' },
  reschedule: { from: LIVE_STATUSES, to: null },
  swap: { from: ['ASSIGNED'], to: null },
  waive: { from: ['CANCELLED'], to: null },
} as const satisfies Record<string, { from: readonly BookingStatus[]; to: BookingStatus | null }>;

export type BookingMove = keyof typeof TRANSITIONS;

/** Whether a booking in that status allows the action, whoever asks. */
export function mayTransition(move: BookingMove, from: BookingStatus): boolean {
  const allowed: readonly BookingStatus[] = TRANSITIONS[move].from;
  return allowed.includes(from);
}

/** The move as INVALID_TRANSITION reports it, allowed or not: from the status now to the one the action leads to. */
export const transitionOf = (move: BookingMove, from: BookingStatus): { from: BookingStatus; to: BookingStatus } => ({
  from,
  to: TRANSITIONS[move].to ?? from,
});
