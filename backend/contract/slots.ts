import * as z from 'zod';

import { BOOKING_MAX_HOURS, oneWish, oneWishError, wanted } from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { id, idParams, instant, localDate } from './primitives.ts';

/** A time that can be booked: who could teach it and, where an aircraft was asked for, which are free. */
export const slot = z
  .object({ startsAt: instant, endsAt: instant, instructorIds: z.array(id), resourceIds: z.array(id).optional() })
  .meta({ id: 'Slot' });
export type Slot = z.output<typeof slot>;

export const SLOTS_MAX_DAYS = 62;

export const listAlternatives = endpoint({
  method: 'get',
  path: '/bookings/:id/alternatives',
  summary: 'The three free times nearest to the one a booking asks for',
  access: 'booking:read',
  params: idParams,
  response: z.object({ items: z.array(slot) }),
  errors: ['INVALID_TRANSITION'],
});

/** What a search for times asks for; a kind of lesson brings its length, its buffers and what it needs. */
const search = {
  durationMinutes: z.coerce
    .number<number>()
    .int()
    .min(15)
    .max(BOOKING_MAX_HOURS * 60)
    .optional(),
  lessonTypeId: id.optional(),
  instructorId: id.optional(),
  resourceId: id.optional(),
  ...wanted,
  /** A booking that is to be moved: it is in nobody's way. */
  bookingId: id.optional(),
};

export const listSlots = endpoint({
  method: 'get',
  path: '/slots',
  summary: 'Open times; `from` and `to` are instants, or days of the school, the last one included',
  access: 'calendar:read',
  query: z
    .strictObject({ from: z.union([instant, localDate]), to: z.union([instant, localDate]), ...search })
    .refine(oneWish, oneWishError),
  response: z.object({ items: z.array(slot), timeZone: z.string() }),
  errors: ['NOT_FOUND'],
});
export type SlotSearch = Omit<z.output<typeof listSlots.query>, 'from' | 'to'>;

/** Why a time is not offered: one reason each, in words for whoever asks. */
export const obstacle = z
  .object({
    code: z.enum([
      ...['PAST', 'NOTICE', 'HORIZON', 'SCHOOL_CLOSED', 'STUDENT_CONFLICT', 'INSTRUCTOR_CONFLICT', 'INSTRUCTOR_UNAVAILABLE'],
      ...['INSTRUCTOR_OUT', 'DUTY_LIMIT', 'RESOURCE_CONFLICT', 'RESOURCE_GROUNDED', 'RESOURCE_OUT', 'OFF_GRID'],
    ] as const),
    words: z.string(),
    /** Whom or what it is about, and the booking in the way: told to staff alone. */
    instructorId: id.nullable(),
    resourceId: id.nullable(),
    bookingId: id.nullable(),
  })
  .meta({ id: 'Obstacle' });
export type Obstacle = z.output<typeof obstacle>;

export const explainSlot = endpoint({
  method: 'get',
  path: '/slots/explain',
  summary: 'Why a time is not offered: neutral words for students, the whole reasons for administrators',
  access: 'calendar:read',
  query: z.strictObject({ startsAt: instant, ...search }).refine(oneWish, oneWishError),
  response: z.object({ offered: z.boolean(), obstacles: z.array(obstacle) }),
  errors: ['NOT_FOUND'],
});
