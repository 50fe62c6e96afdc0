import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, instant, pageOf, pageQuery, personRef, resourceRef } from './primitives.ts';

/** A lesson that took place. */
export const recordEntry = z
  .object({
    bookingId: id,
    startsAt: instant,
    endsAt: instant,
    minutes: z.int(),
    title: z.string().nullable(),
    lessonType: z.string().nullable(),
    instructor: personRef.nullable(),
    resource: resourceRef.nullable(),
    outcome: z.string().nullable(),
    remarks: z.string().nullable(),
  })
  .meta({ id: 'TrainingRecordEntry' });
export type RecordEntry = z.output<typeof recordEntry>;

/** Sums over the whole period, whatever page is asked for. */
export const recordTotals = z
  .object({
    lessons: z.int(),
    minutes: z.int(),
    /** By kind of lesson, the most first; null stands for lessons of no kind. */
    kinds: z.array(z.object({ name: z.string().nullable(), lessons: z.int(), minutes: z.int() })),
    lateCancellations: z.int(),
    noShows: z.int(),
  })
  .meta({ id: 'TrainingRecordTotals' });
export type RecordTotals = z.output<typeof recordTotals>;

/** Whose, and which of their lessons: those that began from `from` on and before `to`. Students need not say whose. */
const which = { studentId: id.optional(), from: instant.optional(), to: instant.optional() };

export const getTrainingRecord = endpoint({
  method: 'get',
  path: '/training-record',
  summary: 'A student’s completed lessons, the newest first, with totals: one’s own for students',
  access: 'booking:read',
  query: pageQuery.extend(which),
  response: pageOf(recordEntry).extend({ student: personRef, totals: recordTotals }),
  errors: ['NOT_FOUND'],
});
export type TrainingRecord = z.output<typeof getTrainingRecord.response>;

export const exportRecordCsv = endpoint({
  method: 'get',
  path: '/training-record.csv',
  summary: 'A student’s completed lessons as a table, the oldest first',
  access: 'booking:read',
  query: z.strictObject(which),
  stream: 'text/csv',
  errors: ['NOT_FOUND'],
});

export const exportRecordPdf = endpoint({
  method: 'get',
  path: '/training-record.pdf',
  summary: 'A student’s completed lessons to print and sign, the oldest first',
  access: 'booking:read',
  query: z.strictObject(which),
  stream: 'application/pdf',
  errors: ['NOT_FOUND'],
});
