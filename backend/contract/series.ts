import * as z from 'zod';

import { booking } from './booking.ts';
import {
  ASSIGN_ERRORS,
  assignment,
  bookingWrite,
  cancelBooking,
  endsAfterStart,
  endsAfterStartError,
  notTooLong,
  notTooLongError,
  overrideHasReason,
  overrideHasReasonError,
  period,
  requestBooking,
  ruleOverride,
} from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { ERROR_CODES } from './errors.ts';
import { finding } from './findings.ts';
import { instant } from './primitives.ts';

/** Half a year of weekly lessons. */
export const SERIES_MAX = 26;

const repeated = {
  /** The first lesson of the series; the others stand at the same hour of the school's clock. */
  first: requestBooking.body,
  everyWeeks: z.int().min(1).max(4),
  times: z.int().min(2).max(SERIES_MAX),
};

/** One lesson of a series that is asked for, and what would keep it from being requested. */
export const occurrence = z
  .object({
    /** From 1, as asked for. */
    occurrence: z.int(),
    startsAt: instant,
    endsAt: instant,
    problem: z.object({ code: z.enum(ERROR_CODES), detail: z.string() }).nullable(),
    warnings: z.array(finding),
  })
  .meta({ id: 'SeriesOccurrence' });
export type Occurrence = z.output<typeof occurrence>;

export const previewSeries = endpoint({
  method: 'post',
  path: '/bookings/series/preview',
  summary: 'The lessons of a recurring request, each with what stands in its way; nothing is changed',
  access: 'booking:request',
  body: z.strictObject(repeated),
  response: z.object({ items: z.array(occurrence) }),
  errors: ['COURSE_REQUIRED', 'NOT_FOUND'],
});

export const requestSeries = endpoint({
  method: 'post',
  path: '/bookings/series',
  summary: 'Requests recurring lessons, all of them or none; those that are skipped are left out',
  access: 'booking:request',
  status: 201,
  rateLimit: 'booking',
  idempotent: true,
  body: z
    .strictObject({ ...repeated, skip: z.array(z.int().min(1).max(SERIES_MAX)).max(SERIES_MAX).optional() })
    .refine(({ times, skip = [] }) => times - new Set(skip.filter((each) => each <= times)).size >= 2, {
      error: 'A series has at least two lessons',
      path: ['skip'],
    }),
  response: z.object({ items: z.array(booking) }).meta({ id: 'RequestedSeries' }),
  errors: [...requestBooking.errors, 'SERIES_CONFLICT'],
});

/** Which lessons of a series a change is about: this one and those after it, or all; only those still to come are changed. */
export const seriesScope = z.enum(['LATER', 'ALL']);
export type SeriesScope = z.infer<typeof seriesScope>;

const changed = z.object({ items: z.array(booking) }).meta({ id: 'ChangedSeries' });

export const rescheduleSeries = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/series/reschedule',
  summary: 'Moves a lesson and, by as much on the school’s clock, others of its series: all of them or none',
  access: 'booking:reschedule',
  body: z
    .strictObject({ scope: seriesScope, ...period, override: assignment.override, ...ruleOverride })
    .refine(endsAfterStart, endsAfterStartError)
    .refine(notTooLong, notTooLongError)
    .refine(overrideHasReason, overrideHasReasonError),
  response: changed,
  errors: [...ASSIGN_ERRORS, 'SERIES_CONFLICT'],
});

export const cancelSeries = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/series/cancel',
  summary: 'Cancels a lesson and others of its series',
  access: 'booking:cancel',
  body: z.strictObject({ scope: seriesScope, ...cancelBooking.body.shape }),
  response: changed,
  errors: ['INVALID_TRANSITION', 'UNPROCESSABLE'],
});
