import * as z from 'zod';

import { bookingActions, bookingStatus } from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, isoWeek, personRef, resourceRef } from './primitives.ts';

/** A booking as the week shows it. Where `busy`, it is another student's: only its time and place are told. */
export const calendarBooking = z
  .object({
    id: id.nullable(),
    busy: z.boolean(),
    startsAt: instant,
    endsAt: instant,
    status: bookingStatus.nullable(),
    title: z.string().nullable(),
    student: personRef.nullable(),
    instructorId: id.nullable(),
    instructor: personRef.nullable(),
    resourceId: id.nullable(),
    resource: resourceRef.nullable(),
    version: z.int().nullable(),
    can: bookingActions.nullable(),
  })
  .meta({ id: 'CalendarBooking' });
export type CalendarBooking = z.output<typeof calendarBooking>;

export const availabilityStretch = z.object({ instructorId: id, startsAt: instant, endsAt: instant }).meta({ id: 'AvailabilityStretch' });
export type AvailabilityStretch = z.output<typeof availabilityStretch>;

export const getCalendar = endpoint({
  method: 'get',
  path: '/calendar',
  summary: 'The school’s local week, Monday to Sunday',
  access: 'calendar:read',
  query: z.strictObject({ week: isoWeek.optional(), instructorId: id.optional(), resourceId: id.optional() }),
  response: z
    .object({
      week: z.string(),
      timeZone: z.string(),
      from: instant,
      to: instant,
      availability: z.array(availabilityStretch),
      bookings: z.array(calendarBooking),
    })
    .meta({ id: 'CalendarWeek' }),
});
export type CalendarWeek = z.output<typeof getCalendar.response>;
