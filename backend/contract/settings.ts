import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, requiredText, version } from './primitives.ts';

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
    })
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: settings,
  errors: ['STALE_VERSION', 'STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});
