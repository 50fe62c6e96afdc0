import type { availability, bookings, resources } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { Actor } from '#src/http/context.ts';

import { isTheirs } from './availability-owner.ts';
import type { StoredRule } from './availability-plan.ts';
import { actionsFor } from './policy.ts';

const person = { select: { id: true, fullName: true } } as const;

export const BOOKING_SELECT = {
  id: true,
  status: true,
  startsAt: true,
  endsAt: true,
  title: true,
  notes: true,
  studentId: true,
  student: person,
  instructorId: true,
  instructor: person,
  preferredInstructorId: true,
  preferredInstructor: person,
  resourceId: true,
  resource: { select: { id: true, name: true } },
  courseId: true,
  lessonTypeId: true,
  lessonType: { select: { id: true, name: true } },
  needsInstructor: true,
  wantedKind: true,
  wantedModel: true,
  bufferBeforeMinutes: true,
  bufferAfterMinutes: true,
  heldUntil: true,
  escalatedAt: true,
  lateCancellation: true,
  cancelReason: true,
  cancelNote: true,
  outcome: true,
  remarks: true,
  seriesId: true,
  seriesPosition: true,
  seriesLength: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.BookingSelect;

export type BookingRow = Prisma.BookingGetPayload<{ select: typeof BOOKING_SELECT }>;

/** A booking as its viewer may see it, with what they may do. */
export const presentBooking = (row: BookingRow, viewer: Actor, now: Date): bookings.Booking => ({
  ...row,
  can: actionsFor(viewer, row, now),
});

/** What the audit row keeps of a booking: ids and facts, so that a later reader needs no join. */
export function bookingSnapshot(row: BookingRow): object {
  const { student: _student, instructor: _instructor, preferredInstructor: _preferred, ...rest } = row;
  const { resource: _resource, lessonType: _lessonType, ...facts } = rest;
  return facts;
}

export const AVAILABILITY_SELECT = {
  id: true,
  instructorId: true,
  kind: true,
  weekday: true,
  date: true,
  startTime: true,
  endTime: true,
  effectiveFrom: true,
  effectiveUntil: true,
  reason: true,
  version: true,
  createdAt: true,
} as const satisfies Prisma.AvailabilitySelect;

export type AvailabilityRow = Prisma.AvailabilityGetPayload<{ select: typeof AVAILABILITY_SELECT }>;

/** A `date` column as `YYYY-MM-DD`: Prisma gives UTC midnight. */
export const dateText = (date: Date | null): string | null => date && date.toISOString().slice(0, 10);

/** `YYYY-MM-DD` as Prisma stores a `date` column. */
export const dateColumn = (text: string): Date => new Date(`${text}T00:00:00.000Z`);

/** The dates of a rule as they are stored. */
export const dateColumns = ({ date, effectiveFrom, effectiveUntil }: Pick<StoredRule, 'date' | 'effectiveFrom' | 'effectiveUntil'>) => ({
  date: date === null ? null : dateColumn(date),
  effectiveFrom: effectiveFrom === null ? null : dateColumn(effectiveFrom),
  effectiveUntil: effectiveUntil === null ? null : dateColumn(effectiveUntil),
});

/** A rule with its dates as text, as the pure rules read it. */
export const availabilityRule = <T extends Pick<AvailabilityRow, 'date' | 'effectiveFrom' | 'effectiveUntil'>>(row: T) => ({
  ...row,
  date: dateText(row.date),
  effectiveFrom: dateText(row.effectiveFrom),
  effectiveUntil: dateText(row.effectiveUntil),
});

/** What the audit row keeps of a rule: why someone is off is not for a log that is never erased. */
export function availabilitySnapshot({ reason: _reason, ...facts }: StoredRule): object {
  return facts;
}

/** A rule as the contract shows it. */
export const presentAvailability = (rule: StoredRule, viewer: Actor): availability.Availability => {
  const theirs = isTheirs(viewer, rule);
  return { ...rule, can: { update: theirs, delete: theirs } };
};

export const RESOURCE_SELECT = {
  id: true,
  name: true,
  kind: true,
  status: true,
  model: true,
  version: true,
  createdAt: true,
} as const satisfies Prisma.ResourceSelect;

export type ResourceRow = Prisma.ResourceGetPayload<{ select: typeof RESOURCE_SELECT }>;

/** An aircraft, simulator or room as the contract shows it. */
export const presentResource = (row: ResourceRow, viewer: Actor): resources.Resource => ({
  ...row,
  can: { update: viewer.role === 'ADMIN' },
});
