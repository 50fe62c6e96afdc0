import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, requiredText, version } from './primitives.ts';

/** What a school decides about bookings; null means without a limit. */
export const bookingPolicy = z.object({
  /** Students book and move lessons up to so long before they start. */
  minNoticeMinutes: z.int(),
  /** Students book so many days ahead. */
  bookingHorizonDays: z.int().nullable(),
  /** An instructor teaches at most so much on one day, and in one week. */
  dailyDutyMinutes: z.int().nullable(),
  weeklyDutyMinutes: z.int().nullable(),
  /** A request keeps its time from others for so long; null: it does not. */
  holdMinutes: z.int().nullable(),
  /** Who cancels a planned lesson later than so long before its start is marked; null: nobody is. */
  lateCancelMinutes: z.int().nullable(),
});
export type BookingPolicy = z.output<typeof bookingPolicy>;

/** What a school decides for itself; null means that the installation's default holds. */
export const settings = z
  .object({
    name: z.string(),
    timeZone: z.string(),
    /** The age, in hours, at which a request that waits escalates. */
    escalationHours: z.number().nullable(),
    defaultEscalationHours: z.number(),
    /** Whether administrators and instructors need a second factor. */
    requireSecondFactor: z.boolean(),
    /** What students complete before they book lessons by themselves. */
    bookingCourseId: id.nullable(),
    ...bookingPolicy.shape,
    version,
  })
  .meta({ id: 'Settings' });
export type Settings = z.output<typeof settings>;

export const getSettings = endpoint({
  method: 'get',
  path: '/settings',
  summary: 'The school’s settings',
  access: 'settings:write',
  response: settings,
});

export const changeSettings = endpoint({
  method: 'patch',
  path: '/settings',
  summary: 'Changes the school’s settings',
  access: 'settings:write',
  body: z
    .strictObject({
      name: requiredText(120).optional(),
      escalationHours: z.number().positive().max(8_760).nullable().optional(),
      requireSecondFactor: z.boolean().optional(),
      bookingCourseId: id.nullable().optional(),
      minNoticeMinutes: z.int().min(0).max(43_200).optional(),
      bookingHorizonDays: z.int().min(1).max(1_095).nullable().optional(),
      dailyDutyMinutes: z.int().min(30).max(1_440).nullable().optional(),
      weeklyDutyMinutes: z.int().min(30).max(10_080).nullable().optional(),
      holdMinutes: z.int().min(15).max(20_160).nullable().optional(),
      lateCancelMinutes: z.int().min(15).max(20_160).nullable().optional(),
    })
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: settings,
  errors: ['STALE_VERSION', 'STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});

export const getBookingPolicy = endpoint({
  method: 'get',
  path: '/booking-policy',
  summary: 'What holds for bookings at the school, for everyone who books',
  access: 'calendar:read',
  response: bookingPolicy
    .pick({ minNoticeMinutes: true, bookingHorizonDays: true, holdMinutes: true, lateCancelMinutes: true })
    /** A request is answered within so many hours, or it escalates. */
    .extend({ answerWithinHours: z.number() })
    .meta({ id: 'BookingPolicy' }),
});
