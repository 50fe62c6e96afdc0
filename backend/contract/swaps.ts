import * as z from 'zod';

import { ASSIGN_ERRORS, assignment, booking, bookingWrite, overrideHasReason, overrideHasReasonError, ruleOverride } from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { id, requiredText, version } from './primitives.ts';

export const swapBooking = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/swap',
  summary: 'Gives an assigned lesson another instructor or another aircraft, at its time',
  access: 'booking:assign',
  body: z
    .strictObject({ instructorId: id.optional(), ...assignment })
    .refine(({ instructorId, resourceId }) => instructorId !== undefined || resourceId !== undefined, {
      error: 'Name another instructor or another aircraft',
      path: ['instructorId'],
    })
    .refine(overrideHasReason, overrideHasReasonError),
  errors: ASSIGN_ERRORS,
});

export const exchangeBookings = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/exchange',
  summary: 'Lets two assigned lessons exchange their instructors, their aircraft or both, at once',
  access: 'booking:assign',
  body: z
    .strictObject({
      withBookingId: id,
      withVersion: version,
      exchange: z.enum(['INSTRUCTORS', 'RESOURCES', 'BOTH']),
      override: assignment.override,
      ...ruleOverride,
    })
    .refine(overrideHasReason, overrideHasReasonError),
  response: z.object({ items: z.array(booking) }).meta({ id: 'ExchangedBookings' }),
  errors: ASSIGN_ERRORS,
});

export const waiveLateCancellation = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/waive',
  summary: 'Takes the mark of a late cancellation off, with a reason that is audited',
  access: 'booking:assign',
  body: z.strictObject({ reason: requiredText(500) }),
  errors: ['INVALID_TRANSITION'],
});
