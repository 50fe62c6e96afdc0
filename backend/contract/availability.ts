import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, idParams, instant, localDate, localTime, pageOf, pageQuery, version } from './primitives.ts';

const ordered = (value: { startTime?: string | undefined; endTime?: string | undefined }) =>
  value.startTime === undefined || value.endTime === undefined || value.startTime < value.endTime;
const endsLater = { error: 'Must be later than the start', path: ['endTime'] };

const forInstructor = { instructorId: id.optional() };

const weekly = z
  .strictObject({
    ...forInstructor,
    weekday: z.int().min(1).max(7),
    startTime: localTime,
    endTime: localTime,
    effectiveFrom: localDate.optional(),
    effectiveUntil: localDate.optional(),
  })
  .refine(ordered, endsLater)
  .refine(({ effectiveFrom, effectiveUntil }) => !effectiveFrom || !effectiveUntil || effectiveFrom <= effectiveUntil, {
    error: 'Must not be before the first day',
    path: ['effectiveUntil'],
  });

const extra = z
  .strictObject({ ...forInstructor, date: localDate, kind: z.literal('EXTRA'), startTime: localTime, endTime: localTime })
  .refine(ordered, endsLater);

const off = z
  .strictObject({
    ...forInstructor,
    date: localDate,
    kind: z.literal('OFF'),
    startTime: localTime.optional(),
    endTime: localTime.optional(),
  })
  .refine(({ startTime, endTime }) => (startTime === undefined) === (endTime === undefined), {
    error: 'Give both times, or none for the whole day',
    path: ['endTime'],
  })
  .refine(ordered, endsLater);

export const availabilityKind = z.enum(['WEEKLY', 'EXTRA', 'OFF']);

/** A weekly rule, or one day's exception; local times in the school's zone. */
export const availability = z
  .object({
    id,
    instructorId: id,
    kind: availabilityKind,
    weekday: z.int().nullable(),
    date: z.string().nullable(),
    startTime: z.string().nullable(),
    endTime: z.string().nullable(),
    effectiveFrom: z.string().nullable(),
    effectiveUntil: z.string().nullable(),
    version,
    createdAt: instant,
    can: z.object({ delete: z.boolean() }),
  })
  .meta({ id: 'Availability' });
export type Availability = z.output<typeof availability>;

export const listAvailability = endpoint({
  method: 'get',
  path: '/availability',
  summary: 'Weekly rules first, then dated ones; an instructor sees their own',
  access: 'availability:read',
  query: pageQuery.extend({ instructorId: id.optional() }),
  response: pageOf(availability),
});

export const createAvailability = endpoint({
  method: 'post',
  path: '/availability',
  summary: 'Adds a weekly rule, an extra stretch or a day off',
  access: 'availability:write',
  status: 201,
  body: z.union([weekly, extra, off]),
  response: availability,
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
});
export type NewAvailability = z.output<typeof createAvailability.body>;

export const deleteAvailability = endpoint({
  method: 'delete',
  path: '/availability/:id',
  summary: 'Removes a rule or an exception',
  access: 'availability:write',
  status: 204,
  params: idParams,
});
