import * as z from 'zod';

import { booking, bookingStatus } from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { ERROR_CODES } from './errors.ts';
import { id, idParams, instant, pageOf, pageQuery, personRef, resourceRef, text, version } from './primitives.ts';

export const outageReason = z.enum(['MAINTENANCE', 'DEFECT', 'SICKNESS', 'WEATHER', 'CLOSED', 'OTHER']);
export type OutageReason = z.infer<typeof outageReason>;

/** A time in which an aircraft, an instructor or, where it names neither, the whole school is out; no end: until further notice. */
export const outage = z
  .object({
    id,
    resourceId: id.nullable(),
    resource: resourceRef.nullable(),
    instructorId: id.nullable(),
    instructor: personRef.nullable(),
    startsAt: instant,
    endsAt: instant.nullable(),
    reason: outageReason,
    note: z.string().nullable(),
    liftedAt: instant.nullable(),
    version,
    createdAt: instant,
    can: z.object({ lift: z.boolean() }),
  })
  .meta({ id: 'Outage' });
export type Outage = z.output<typeof outage>;

/** A booking that an outage hits. */
export const hitBooking = z
  .object({
    id,
    status: bookingStatus,
    startsAt: instant,
    endsAt: instant,
    title: z.string().nullable(),
    student: personRef,
    instructor: personRef.nullable(),
    resource: resourceRef.nullable(),
    version,
  })
  .meta({ id: 'HitBooking' });
export type HitBooking = z.output<typeof hitBooking>;

/** At most so many of the bookings that are hit are named; `total` counts all. */
export const HIT_MAX = 200;
const hits = { bookings: z.array(hitBooking), total: z.int() };

const shape = {
  resourceId: id.optional(),
  instructorId: id.optional(),
  startsAt: instant,
  endsAt: instant.nullable(),
};
const oneSubject = ({ resourceId, instructorId }: { resourceId?: string | undefined; instructorId?: string | undefined }) =>
  resourceId === undefined || instructorId === undefined;
const oneSubjectError = { error: 'Name an aircraft or an instructor, or neither for the whole school', path: ['instructorId'] };
const endsLater = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }) => endsAt === null || startsAt < endsAt;
const endsLaterError = { error: 'Must be later than the start', path: ['endsAt'] };

export const listOutages = endpoint({
  method: 'get',
  path: '/outages',
  summary: 'What is out now or later, by start; of one aircraft or instructor where named',
  access: 'outage:read',
  query: pageQuery.extend({ resourceId: id.optional(), instructorId: id.optional() }),
  response: pageOf(outage),
});

export const previewOutage = endpoint({
  method: 'post',
  path: '/outages/preview',
  summary: 'The bookings an outage would hit; nothing is changed',
  access: 'outage:write',
  body: z.strictObject(shape).refine(oneSubject, oneSubjectError).refine(endsLater, endsLaterError),
  response: z.object(hits),
  errors: ['NOT_FOUND'],
});

export const createOutage = endpoint({
  method: 'post',
  path: '/outages',
  summary: 'Takes an aircraft, an instructor or the whole school out for a time, and names the bookings it hits',
  access: 'outage:write',
  status: 201,
  body: z
    .strictObject({ ...shape, reason: outageReason, note: text(500).optional() })
    .refine(oneSubject, oneSubjectError)
    .refine(endsLater, endsLaterError),
  response: outage.extend(hits).meta({ id: 'OutageWithHits' }),
  errors: ['NOT_FOUND'],
});

export const liftOutage = endpoint({
  method: 'post',
  path: '/outages/:id/lift',
  summary: 'Ends an outage now',
  access: 'outage:write',
  params: idParams,
  body: z.strictObject({}),
  response: outage,
  errors: ['INVALID_TRANSITION'],
});

/** At most so many lessons are planned and changed at once. */
export const PLANNED_AT_ONCE = HIT_MAX;

/** Where a lesson could stand instead. */
const place = { startsAt: instant, endsAt: instant, instructorId: id.nullable(), resourceId: id.nullable() };

/** One lesson that is hit, with what would do least harm: another instructor or aircraft at its time, else the nearest free time. */
export const plannedLesson = z
  .object({
    booking: hitBooking,
    proposal: z.object({ ...place, instructor: personRef.nullable(), resource: resourceRef.nullable() }).nullable(),
    /** What a rule of the school says against the proposal. */
    blocked: z.string().nullable(),
  })
  .meta({ id: 'PlannedLesson' });
export type PlannedLesson = z.output<typeof plannedLesson>;

export const outageAct = z.enum(['MOVED', 'SWAPPED', 'CANCELLED']);

/** What was done about one lesson, and whether it was put back. */
export const outageChange = z
  .object({
    id,
    act: outageAct,
    booking: hitBooking,
    was: z.object({ startsAt: instant, endsAt: instant }),
    restoredAt: instant.nullable(),
  })
  .meta({ id: 'OutageChange' });
export type OutageChange = z.output<typeof outageChange>;

export const getOutagePlan = endpoint({
  method: 'get',
  path: '/outages/:id/plan',
  summary: 'An outage with the lessons it hits, a proposal for each, and what was done already; nothing is changed',
  access: 'outage:write',
  params: idParams,
  response: z.object({ outage, items: z.array(plannedLesson), total: z.int(), changes: z.array(outageChange) }).meta({ id: 'OutagePlan' }),
});
export type OutagePlan = z.output<typeof getOutagePlan.response>;

const decision = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('PLACE'), bookingId: id, version, ...place }),
  z.strictObject({ act: z.literal('CANCEL'), bookingId: id, version }),
]);

const outcomes = z.array(
  z.object({
    bookingId: id,
    booking: booking.nullable(),
    problem: z.object({ code: z.enum(ERROR_CODES), detail: z.string() }).nullable(),
  }),
);

export const applyOutagePlan = endpoint({
  method: 'post',
  path: '/outages/:id/apply',
  summary: 'Moves, swaps or cancels many lessons, each in its own transaction; each person gets one message about all of theirs',
  access: 'outage:write',
  params: idParams,
  rateLimit: 'booking',
  body: z.strictObject({ items: z.array(decision).min(1).max(PLANNED_AT_ONCE) }),
  response: z.object({ items: outcomes }).meta({ id: 'OutageApplied' }),
  errors: ['INVALID_TRANSITION'],
});

export const restoreOutage = endpoint({
  method: 'post',
  path: '/outages/:id/restore',
  summary: 'Ends an outage and puts back what was changed for it, as far as nothing stands in the way',
  access: 'outage:write',
  params: idParams,
  rateLimit: 'booking',
  body: z.strictObject({}),
  response: z.object({ outage, items: outcomes }).meta({ id: 'OutageRestored' }),
});
