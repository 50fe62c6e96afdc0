import { describe, expect, it } from 'vitest';

import { bookings } from '#contract';

import { LIVE_STATUSES, mayTransition, transitionOf, type BookingMove } from './booking-status.ts';

const STATUSES = bookings.bookingStatus.options;

describe('a booking', () => {
  it.each<[BookingMove, bookings.BookingStatus[], bookings.BookingStatus[]]>([
    ['approve', ['REQUESTED'], ['APPROVED']],
    ['approveAndAssign', ['REQUESTED'], ['ASSIGNED']],
    ['assign', ['APPROVED'], ['ASSIGNED']],
    ['complete', ['ASSIGNED'], ['COMPLETED']],
    ['cancel', ['REQUESTED', 'APPROVED', 'ASSIGNED'], ['CANCELLED', 'CANCELLED', 'CANCELLED']],
    ['reschedule', ['REQUESTED', 'APPROVED', 'ASSIGNED'], ['REQUESTED', 'APPROVED', 'ASSIGNED']],
  ])('allows %s from %j alone', (move, from, to) => {
    const allowed = STATUSES.filter((status) => mayTransition(move, status));
    expect(allowed).toEqual(from);
    expect(allowed.map((status) => transitionOf(move, status).to)).toEqual(to);
  });

  it('is not assigned before it is approved, nor a second time', () => {
    expect(mayTransition('assign', 'REQUESTED')).toBe(false);
    expect(mayTransition('assign', 'ASSIGNED')).toBe(false);
    expect(transitionOf('assign', 'ASSIGNED')).toEqual({ from: 'ASSIGNED', to: 'ASSIGNED' });
  });

  it('never leaves a final status', () => {
    expect(STATUSES.filter((status) => !LIVE_STATUSES.some((live) => live === status))).toEqual(['COMPLETED', 'CANCELLED']);
    expect(transitionOf('cancel', 'COMPLETED')).toEqual({ from: 'COMPLETED', to: 'CANCELLED' });
  });
});
