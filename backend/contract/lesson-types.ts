import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery, queryBoolean, requiredText, version } from './primitives.ts';
import { resourceKind } from './resources.ts';

const BUFFER_MAX = 240;

/** A kind of lesson a school books: how long it is, what it takes, and the minutes before and after that it takes them for. */
export const lessonType = z
  .object({
    id,
    name: z.string(),
    durationMinutes: z.int(),
    bufferBeforeMinutes: z.int(),
    bufferAfterMinutes: z.int(),
    /** False for a solo flight. */
    needsInstructor: z.boolean(),
    needsResource: resourceKind.nullable(),
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
    can: z.object({ update: z.boolean() }),
  })
  .meta({ id: 'LessonType' });
export type LessonType = z.output<typeof lessonType>;

const minutes = { durationMinutes: z.int().min(15).max(480) };
const buffer = z.int().min(0).max(BUFFER_MAX);

export const listLessonTypes = endpoint({
  method: 'get',
  path: '/lesson-types',
  summary: 'The kinds of lessons the school books, by name',
  access: 'calendar:read',
  query: pageQuery.extend({ archived: queryBoolean.optional() }),
  response: pageOf(lessonType),
});

export const createLessonType = endpoint({
  method: 'post',
  path: '/lesson-types',
  summary: 'Adds a kind of lesson',
  access: 'settings:write',
  status: 201,
  body: z
    .strictObject({
      name: requiredText(80),
      ...minutes,
      bufferBeforeMinutes: buffer.default(0),
      bufferAfterMinutes: buffer.default(0),
      needsInstructor: z.boolean().default(true),
      needsResource: resourceKind.nullable().default(null),
    })
    .refine(({ needsInstructor, needsResource }) => needsInstructor || needsResource !== null, {
      error: 'A lesson without an instructor needs an aircraft, a simulator or a room',
      path: ['needsResource'],
    }),
  response: lessonType,
  errors: ['NAME_TAKEN'],
});

export type NewLessonType = z.output<typeof createLessonType.body>;

export const updateLessonType = endpoint({
  method: 'patch',
  path: '/lesson-types/:id',
  summary: 'Changes a kind of lesson, archives or restores it; bookings made before keep their minutes',
  access: 'settings:write',
  params: idParams,
  body: z
    .strictObject({
      name: requiredText(80).optional(),
      durationMinutes: minutes.durationMinutes.optional(),
      bufferBeforeMinutes: buffer.optional(),
      bufferAfterMinutes: buffer.optional(),
      needsInstructor: z.boolean().optional(),
      needsResource: resourceKind.nullable().optional(),
      archived: z.boolean().optional(),
    })
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: lessonType,
  errors: ['NAME_TAKEN'],
});
