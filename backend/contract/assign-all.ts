import * as z from 'zod';

import { booking } from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { ERROR_CODES } from './errors.ts';
import { id, idParams, personRef, resourceRef, version } from './primitives.ts';

/** So many bookings are matched at once, the oldest first. */
export const MATCHED_AT_ONCE = 50;

/** One booking of a proposal: with whom and what, and why. */
export const proposed = z
  .object({ booking, instructor: personRef.nullable(), resource: resourceRef.nullable(), reason: z.string() })
  .meta({ id: 'ProposedAssignment' });
export type Proposed = z.output<typeof proposed>;

export const proposeAssignments = endpoint({
  method: 'get',
  path: '/approvals/proposal',
  summary: 'The best assignment of the whole queue at once: as many as can be, then the best fit; nothing is changed',
  access: 'booking:assign',
  response: z
    .object({
      items: z.array(proposed),
      /** Those for whom nobody, or nothing, is left. */
      unmatched: z.array(z.object({ booking, reason: z.string() })),
      /** How many wait, matched or not. */
      total: z.int(),
    })
    .meta({ id: 'AssignmentProposal' }),
});
export type Proposal = z.output<typeof proposeAssignments.response>;

const assignment = z.strictObject({ bookingId: id, version, instructorId: id.nullable(), resourceId: id.nullable() });

export const assignAll = endpoint({
  method: 'post',
  path: '/approvals/assign-all',
  summary: 'Assigns many bookings, each in its own transaction; what is refused leaves the others alone',
  access: 'booking:assign',
  rateLimit: 'booking',
  body: z.strictObject({ items: z.array(assignment).min(1).max(MATCHED_AT_ONCE) }),
  response: z
    .object({
      items: z.array(
        z.object({
          bookingId: id,
          booking: booking.nullable(),
          problem: z.object({ code: z.enum(ERROR_CODES), detail: z.string() }).nullable(),
        }),
      ),
    })
    .meta({ id: 'AssignedAll' }),
});

export const unassignBooking = endpoint({
  method: 'post',
  path: '/bookings/:id/unassign',
  summary: 'Takes an assignment back before the lesson starts: approved again, or a request as before',
  access: 'booking:assign',
  params: idParams,
  rateLimit: 'booking',
  idempotent: true,
  body: z.strictObject({ to: z.enum(['REQUESTED', 'APPROVED']).default('APPROVED') }),
  response: booking,
  errors: ['INVALID_TRANSITION', 'UNPROCESSABLE'],
});
