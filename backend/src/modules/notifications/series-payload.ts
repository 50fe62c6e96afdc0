import * as z from 'zod';

import { bookings } from '#contract';

const instant = z.iso.datetime().transform((text) => new Date(text));

const lesson = z.object({
  bookingId: z.uuid(),
  title: z.string().nullable(),
  startsAt: instant,
  endsAt: instant,
  studentId: z.uuid(),
  instructorId: z.uuid().nullable(),
});

/** What a message about several lessons of a series carries. */
export const seriesPayload = z.object({
  act: z.enum(['REQUESTED', 'MOVED', 'CANCELLED']),
  lessons: z.array(lesson).min(1),
  cancelReason: bookings.cancelReason.nullable(),
  cancelNote: z.string().nullable(),
});
