import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, idParams, instant, localDate, localTime, pageOf, pageQuery, requiredText, version } from './primitives.ts';

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
    reason: requiredText(200).optional(),
  })
  .refine(({ startTime, endTime }) => (startTime === undefined) === (endTime === undefined), {
    error: 'Give both times, or none for the whole day',
    path: ['endTime'],
  })
  .refine(ordered, endsLater);

/** What each kind of rule has to be; together they are all that can be added. */
export const RULE_SHAPES = { WEEKLY: weekly, EXTRA: extra, OFF: off } as const;
export const newAvailability = z.union([weekly, extra, off]);
export type NewAvailability = z.output<typeof newAvailability>;

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
    /** Why someone is off, where they said so. */
    reason: z.string().nullable(),
    version,
    createdAt: instant,
    can: z.object({ update: z.boolean(), delete: z.boolean() }),
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
  body: newAvailability,
  response: availability,
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
});

/** What may change of a rule; what is left out stays, and null takes away. */
export const availabilityPatch = {
  startTime: localTime.nullable().optional(),
  endTime: localTime.nullable().optional(),
  effectiveFrom: localDate.nullable().optional(),
  effectiveUntil: localDate.nullable().optional(),
  reason: requiredText(200).nullable().optional(),
};

const patch = z.strictObject(availabilityPatch);
export type AvailabilityPatch = z.output<typeof patch>;

export const updateAvailability = endpoint({
  method: 'patch',
  path: '/availability/:id',
  summary: 'Changes a rule’s times or the days between which it holds',
  access: 'availability:write',
  params: idParams,
  body: patch.refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: availability,
  errors: ['UNPROCESSABLE'],
});

export const deleteAvailability = endpoint({
  method: 'delete',
  path: '/availability/:id',
  summary: 'Removes a rule or an exception',
  access: 'availability:write',
  status: 204,
  params: idParams,
});
