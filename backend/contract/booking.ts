import * as z from 'zod';

import { id, instant, namedRef, personRef, resourceRef, version } from './primitives.ts';
import { resourceKind } from './resources.ts';

export const bookingStatus = z.enum(['REQUESTED', 'APPROVED', 'ASSIGNED', 'COMPLETED', 'CANCELLED']);
export type BookingStatus = z.infer<typeof bookingStatus>;

export const cancelReason = z.enum(['STUDENT', 'INSTRUCTOR', 'SCHOOL', 'WEATHER', 'MAINTENANCE', 'NO_SHOW', 'OTHER']);
export type CancelReason = z.infer<typeof cancelReason>;

export const bookingActions = z.object({
  approve: z.boolean(),
  assign: z.boolean(),
  complete: z.boolean(),
  cancel: z.boolean(),
  reschedule: z.boolean(),
  swap: z.boolean(),
  waive: z.boolean(),
});
export type BookingActions = z.output<typeof bookingActions>;

export const booking = z
  .object({
    id,
    status: bookingStatus,
    startsAt: instant,
    endsAt: instant,
    title: z.string().nullable(),
    notes: z.string().nullable(),
    studentId: id,
    student: personRef,
    instructorId: id.nullable(),
    instructor: personRef.nullable(),
    preferredInstructorId: id.nullable(),
    preferredInstructor: personRef.nullable(),
    resourceId: id.nullable(),
    resource: resourceRef.nullable(),
    courseId: id.nullable(),
    lessonTypeId: id.nullable(),
    lessonType: namedRef.nullable(),
    needsInstructor: z.boolean(),
    /** Any of this kind, or of this model, will do; the aircraft itself is chosen when the booking is approved. */
    wantedKind: resourceKind.nullable(),
    wantedModel: z.string().nullable(),
    bufferBeforeMinutes: z.int(),
    bufferAfterMinutes: z.int(),
    /** Until when the request keeps its time, instructor and aircraft from others. */
    heldUntil: instant.nullable(),
    escalatedAt: instant.nullable(),
    lateCancellation: z.boolean(),
    cancelReason: cancelReason.nullable(),
    cancelNote: z.string().nullable(),
    outcome: z.string().nullable(),
    remarks: z.string().nullable(),
    /** Which of how many recurring lessons it is; null where it stands alone. */
    seriesId: id.nullable(),
    seriesPosition: z.int().nullable(),
    seriesLength: z.int().nullable(),
    version,
    createdAt: instant,
    updatedAt: instant,
    can: bookingActions,
  })
  .meta({ id: 'Booking' });
export type Booking = z.output<typeof booking>;

/** One step in a booking's life; `actor` is null where the system acted. */
export const bookingEvent = z
  .object({
    at: instant,
    action: z.string(),
    actor: personRef.nullable(),
    from: bookingStatus.nullable(),
    to: bookingStatus,
    note: z.string().nullable(),
  })
  .meta({ id: 'BookingEvent' });
export type BookingEvent = z.output<typeof bookingEvent>;
