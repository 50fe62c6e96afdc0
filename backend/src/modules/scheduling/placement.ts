import { SQL_STATE, sqlStateOf, violates } from '#src/database/sql-state.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';

import { isInsideAvailability } from './availability.ts';
import { availabilityWithin } from './availability-within.ts';

/** Where a booking is to stand: who and what it takes, and when. */
export type Placement = {
  /** The booking itself, which is no conflict; none while it is being made. */
  bookingId?: string;
  studentId: string;
  instructorId?: string | null;
  resourceId?: string | null;
  startsAt: Date;
  endsAt: Date;
};

/**
 * Locks everyone and everything a placement takes, always in the same order (people by id, then the resource), so
 * that two placements wait for one another instead of deadlocking. A weaker lock than FOR UPDATE: rows that merely
 * point at these people must not wait.
 */
export async function lockTaken({ tx, tenantId }: ActorScope, { studentId, instructorId, resourceId }: Placement): Promise<void> {
  const people = [studentId, ...(instructorId ? [instructorId] : [])];
  await tx.$queryRaw`
    SELECT id FROM app_user WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${people}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  if (!resourceId) return;
  await tx.$queryRaw`SELECT id FROM resource WHERE tenant_id = ${tenantId}::uuid AND id = ${resourceId}::uuid FOR NO KEY UPDATE`;
}

/** Throws the kind refusal for whatever stands in the way. Call it after `lockTaken`; the constraints give the guarantee. */
export async function assertFree(scope: ActorScope, placement: Placement, { holdsResource }: { holdsResource: boolean }): Promise<void> {
  await assertStudentFree(scope, placement);
  if (placement.instructorId) await assertInstructorFree(scope, placement, placement.instructorId);
  if (placement.resourceId) await assertResourceUsable(scope, placement, { resourceId: placement.resourceId, holdsResource });
}

const overlapping = ({ bookingId, startsAt, endsAt }: Placement) => ({
  startsAt: { lt: endsAt },
  endsAt: { gt: startsAt },
  ...(bookingId && { id: { not: bookingId } }),
});

async function assertStudentFree({ tx, tenantId }: ActorScope, placement: Placement): Promise<void> {
  const other = await tx.booking.findFirst({
    where: { tenantId, studentId: placement.studentId, status: { not: 'CANCELLED' }, ...overlapping(placement) },
    select: { id: true },
  });
  if (!other) return;
  throw problem('STUDENT_CONFLICT', 'The student already has a booking that overlaps this time.', { conflictingBookingId: other.id });
}

async function assertInstructorFree({ tx, tenantId }: ActorScope, placement: Placement, instructorId: string): Promise<void> {
  const other = await tx.booking.findFirst({
    where: { tenantId, instructorId, status: { in: ['ASSIGNED', 'COMPLETED'] }, ...overlapping(placement) },
    select: { id: true },
  });
  if (!other) return;
  throw problem('INSTRUCTOR_CONFLICT', 'The instructor has another lesson that overlaps this time.', { conflictingBookingId: other.id });
}

type ResourceUse = { resourceId: string; holdsResource: boolean };

async function assertResourceUsable(scope: ActorScope, placement: Placement, { resourceId, holdsResource }: ResourceUse): Promise<void> {
  const { tx, tenantId } = scope;
  const resource = await tx.resource.findUnique({
    where: { tenantId_id: { tenantId, id: resourceId } },
    select: { name: true, status: true },
  });
  if (!resource) throw notFound('Aircraft or room');
  if (resource.status === 'GROUNDED') throw problem('RESOURCE_GROUNDED', `${resource.name} is out of service.`);
  if (!holdsResource) return;
  const other = await tx.booking.findFirst({
    where: { tenantId, resourceId, status: { in: ['APPROVED', 'ASSIGNED', 'COMPLETED'] }, ...overlapping(placement) },
    select: { id: true },
  });
  if (!other) return;
  throw problem('RESOURCE_CONFLICT', `${resource.name} is taken at that time.`, { conflictingBookingId: other.id });
}

/** Refuses a time outside the instructor's availability, unless an admin overrides it with a reason. */
export async function assertAvailable(
  scope: ActorScope,
  { instructorId, startsAt, endsAt }: { instructorId: string; startsAt: Date; endsAt: Date },
  override: boolean | undefined,
): Promise<void> {
  if (override) return;
  const { timeZone } = await getSchool(scope);
  const availability = await availabilityWithin(scope, { from: startsAt, to: endsAt, timeZone, instructorIds: [instructorId] });
  if (isInsideAvailability({ availability, instructorId, startsAt, endsAt })) return;
  throw problem('INSTRUCTOR_UNAVAILABLE', 'The time lies outside the instructor’s availability. An override needs a reason.');
}

const CONSTRAINTS = [
  ['booking_student_excl', 'STUDENT_CONFLICT', 'The student already has a booking that overlaps this time.'],
  ['booking_instructor_excl', 'INSTRUCTOR_CONFLICT', 'The instructor has another lesson that overlaps this time.'],
  ['booking_resource_excl', 'RESOURCE_CONFLICT', 'The aircraft or room is taken at that time.'],
] as const;

/** Does a write; where an exclusion constraint refuses it, so does this, in the caller's words. */
export async function placing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlStateOf(error) !== SQL_STATE.exclusionViolation) throw error;
    const broken = CONSTRAINTS.find(([constraint]) => violates(error, constraint));
    throw broken ? problem(broken[1], broken[2]) : error;
  }
}
