import * as z from 'zod';

import { bookingStatus } from './bookings.ts';
import { endpoint } from './endpoint.ts';
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
