import * as z from 'zod';

import { booking, bookingEvent, bookingStatus, cancelReason } from './booking.ts';
import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery, personRef, queryBoolean, requiredText, text } from './primitives.ts';
import { model, resourceKind } from './resources.ts';

export * from './booking.ts';

export const BOOKING_MAX_HOURS = 8;

export const period = { startsAt: instant, endsAt: instant };
/** “Any C172”: one of a kind or model, where it does not matter which. */
export const wanted = { resourceKind: resourceKind.optional(), resourceModel: model.optional() };
type Wish = { resourceId?: string | undefined; resourceKind?: string | undefined; resourceModel?: string | undefined };
export const oneWish = ({ resourceId, resourceKind: kind, resourceModel }: Wish) =>
  [resourceId, kind, resourceModel].filter((each) => each !== undefined).length <= 1;
export const oneWishError = { error: 'Name one aircraft, or a kind, or a model', path: ['resourceId'] };
export const endsAfterStart = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => startsAt < endsAt;
export const endsAfterStartError = { error: 'Must be later than the start', path: ['endsAt'] };
export const notTooLong = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
  endsAt.getTime() - startsAt.getTime() <= BOOKING_MAX_HOURS * 3_600_000;
export const notTooLongError = { error: `At most ${BOOKING_MAX_HOURS} hours`, path: ['endsAt'] };

type Override = { override?: boolean | undefined; overrideRules?: boolean | undefined; overrideReason?: string | undefined };

/** `overrideRules` lets an admin go on where a rule of the school blocks, with a reason that is audited. */
export const ruleOverride = { overrideRules: z.boolean().optional(), overrideReason: requiredText(500).optional() };
/** Says whether an override has its reason. */
export const overrideHasReason = ({ override, overrideRules, overrideReason }: Override) =>
  (!override && !overrideRules) || overrideReason !== undefined;
export const overrideHasReasonError = { error: 'An override needs its reason', path: ['overrideReason'] };

export const requestBooking = endpoint({
  method: 'post',
  path: '/bookings',
  summary: 'Requests a lesson: a student for themselves, an admin for a student',
  access: 'booking:request',
  status: 201,
  rateLimit: 'booking',
  idempotent: true,
  body: z
    .strictObject({
      ...period,
      title: text(120).optional(),
      notes: text(2000).optional(),
      studentId: id.optional(),
      courseId: id.optional(),
      resourceId: id.optional(),
      preferredInstructorId: id.optional(),
      lessonTypeId: id.optional(),
      ...wanted,
      ...ruleOverride,
    })
    .refine(oneWish, oneWishError)
    .refine(endsAfterStart, endsAfterStartError)
    .refine(notTooLong, notTooLongError)
    .refine(overrideHasReason, overrideHasReasonError),
  response: booking,
  errors: [
    'COURSE_REQUIRED',
    'RULE_BLOCKED',
    'NOT_FOUND',
    'UNPROCESSABLE',
    'STUDENT_CONFLICT',
    'INSTRUCTOR_CONFLICT',
    'RESOURCE_CONFLICT',
    'RESOURCE_GROUNDED',
    'SCHOOL_CLOSED',
    'OUTSIDE_BOOKING_WINDOW',
  ],
});
export type BookingRequest = z.output<typeof requestBooking.body>;

export const listBookings = endpoint({
  method: 'get',
  path: '/bookings',
  summary: 'Bookings by start: one’s own for students and instructors, all for admins',
  access: 'booking:read',
  query: pageQuery.extend({
    status: bookingStatus.optional(),
    from: instant.optional(),
    to: instant.optional(),
    studentId: id.optional(),
    instructorId: id.optional(),
    escalated: queryBoolean.optional(),
    seriesId: id.optional(),
    order: z.enum(['asc', 'desc']).default('asc'),
  }),
  response: pageOf(booking),
});

export const getBooking = endpoint({
  method: 'get',
  path: '/bookings/:id',
  summary: 'A booking with its history',
  access: 'booking:read',
  params: idParams,
  response: booking.extend({ history: z.array(bookingEvent) }).meta({ id: 'BookingWithHistory' }),
});
export type BookingWithHistory = z.output<typeof getBooking.response>;

/** How well an instructor fits a booking, and why in words. */
export const candidate = z
  .object({
    instructorId: id,
    instructor: personRef,
    free: z.boolean(),
    conflictingBookingId: id.nullable(),
    insideAvailability: z.boolean(),
    /** False where the lesson would pass the school’s limit for a day or a week. */
    withinDuty: z.boolean(),
    /** Which of the school’s rules keeps them from it, in words; null where none does. */
    blocked: z.string().nullable(),
    hasTaughtStudent: z.boolean(),
    preferred: z.boolean(),
    hoursThatWeek: z.number(),
    reason: z.string(),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.output<typeof candidate>;

export const listCandidates = endpoint({
  method: 'get',
  path: '/bookings/:id/candidates',
  summary: 'The school’s instructors, best fit first',
  access: 'booking:assign',
  params: idParams,
  response: z.object({ items: z.array(candidate) }),
});

/** `competing`: how many other students ask for a time that overlaps. */
export const approvalItem = z.object({ booking, candidates: z.array(candidate), competing: z.int() }).meta({ id: 'ApprovalItem' });
export type ApprovalItem = z.output<typeof approvalItem>;

export const listApprovals = endpoint({
  method: 'get',
  path: '/approvals',
  summary: 'Bookings that wait for an admin, escalated first, then oldest, each with its candidates',
  access: 'booking:approve',
  query: pageQuery.extend({ status: z.enum(['REQUESTED', 'APPROVED']).default('REQUESTED') }),
  response: pageOf(approvalItem).extend({ total: z.int() }),
});

/** `override` lets an admin assign outside availability, past a duty limit or while the school is closed, with a reason that is audited. */
export const assignment = {
  resourceId: id.optional(),
  override: z.boolean().optional(),
  ...ruleOverride,
};

/** What stands in the way of a placement. */
export const ASSIGN_ERRORS = [
  'INVALID_TRANSITION',
  'STUDENT_CONFLICT',
  'INSTRUCTOR_CONFLICT',
  'INSTRUCTOR_UNAVAILABLE',
  'RESOURCE_CONFLICT',
  'RESOURCE_GROUNDED',
  'RESOURCE_NEEDED',
  'DUTY_LIMIT',
  'SCHOOL_CLOSED',
  'OUTSIDE_BOOKING_WINDOW',
  'RULE_BLOCKED',
  'UNPROCESSABLE',
] as const;

/** What every change of one booking has in common. */
export const bookingWrite = { method: 'post', params: idParams, response: booking, rateLimit: 'booking', idempotent: true } as const;

export const approveBooking = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/approve',
  summary: 'Approves a request; with an instructor it is assigned in the same step',
  access: 'booking:approve',
  body: z.strictObject({ instructorId: id.optional(), ...assignment }).refine(overrideHasReason, overrideHasReasonError),
  errors: ASSIGN_ERRORS,
});

export const assignInstructor = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/assign',
  summary: 'Assigns an instructor to an approved booking',
  access: 'booking:assign',
  body: z.strictObject({ instructorId: id, ...assignment }).refine(overrideHasReason, overrideHasReasonError),
  errors: ASSIGN_ERRORS,
});

export const completeBooking = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/complete',
  summary: 'Completes a lesson that has started',
  access: 'booking:complete',
  body: z
    .strictObject({ outcome: text(200).optional(), remarks: text(2000).optional(), ...ruleOverride })
    .refine(overrideHasReason, overrideHasReasonError),
  errors: ['INVALID_TRANSITION', 'RULE_BLOCKED', 'UNPROCESSABLE'],
});

export const cancelBooking = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/cancel',
  summary: 'Cancels a booking that is not over',
  access: 'booking:cancel',
  body: z.strictObject({ reason: cancelReason, note: text(500).optional() }),
  errors: ['INVALID_TRANSITION'],
});

export const rescheduleBooking = endpoint({
  ...bookingWrite,
  path: '/bookings/:id/reschedule',
  summary: 'Moves a booking to another time',
  access: 'booking:reschedule',
  body: z
    .strictObject({ ...period, override: assignment.override, ...ruleOverride })
    .refine(endsAfterStart, endsAfterStartError)
    .refine(notTooLong, notTooLongError)
    .refine(overrideHasReason, overrideHasReasonError),
  errors: ASSIGN_ERRORS,
});
