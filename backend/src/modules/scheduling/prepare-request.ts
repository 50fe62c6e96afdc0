import { v7 as uuidv7 } from 'uuid';

import type { bookings } from '#contract';
import { record } from '#src/database/scope.ts';
import { invalidField, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import type { Judgement } from '#src/modules/eligibility/index.ts';
import { assertMayBook } from '#src/modules/learning/index.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { getInstructor, getStudent } from '#src/modules/users/index.ts';

import { agendaWithin } from './agenda-within.ts';
import { holdUntil, releaseExpiredHolds } from './holds.ts';
import type { Interval } from './intervals.ts';
import { lessonOf } from './lesson-of.ts';
import type { Obstacle } from './obstacles.ts';
import { assertFree, lockTaken, placing, type Placement } from './placement.ts';
import { BOOKING_SELECT, type BookingRow, bookingSnapshot } from './presenter.ts';

/** A request that names people and things of the school, with the picture in which each of its times is judged. */
export type PreparedRequest = {
  body: bookings.BookingRequest;
  studentId: string;
  needs: Awaited<ReturnType<typeof lessonOf>>['needs'];
  holdMinutes: number | null;
  placementAt: (period: Interval) => Placement;
  /** Throws what stands in the way of a lesson then. */
  assertFreeAt: (period: Interval) => void;
};

/**
 * Locks whom and what a request would take, and reads all that decides about its times at once, for one lesson or a series.
 * Throws what stands against the request at any time. With `forReal` it lets go of the holds that have run out.
 */
export async function prepareRequest(
  scope: ActorScope,
  body: bookings.BookingRequest,
  { periods, forReal }: { periods: readonly Interval[]; forReal: boolean },
): Promise<PreparedRequest> {
  const studentId = whoseLesson(scope, body.studentId);
  const lesson = await lessonOf(scope, body);
  const resources = body.resourceId ? [body.resourceId] : null;
  const { holdMinutes } = await getSchool(scope);
  await lockTaken(scope, [studentId, holdMinutes === null ? null : body.preferredInstructorId], resources);
  await assertNamed(scope, studentId, body);
  const taken = { studentId, instructorId: body.preferredInstructorId ?? null, resourceId: body.resourceId ?? null };
  const placementAt = ({ startsAt, endsAt }: Interval) => ({ ...lesson.period, ...taken, startsAt, endsAt });
  if (forReal && holdMinutes !== null) {
    for (const period of periods) await releaseExpiredHolds(scope, { ...placementAt(period), resourceIds: resources ?? [] });
  }
  // Who teaches is decided later, and so are the limits of whoever does; only what a hold would take has to be free now.
  const except = holdMinutes === null ? NOT_YET : NOT_YET.filter((code) => !code.endsWith('CONFLICT'));
  const instructorIds = taken.instructorId === null ? [] : [taken.instructorId];
  const agenda = await agendaWithin(scope, { spans: periods, instructorIds, resourceIds: resources ?? [], studentId });
  const assertFreeAt = (period: Interval) => assertFree(agenda, placementAt(period), { except });
  return { body, studentId, needs: lesson.needs, holdMinutes, placementAt, assertFreeAt };
}

/** What a request need not care about: whoever approves it decides. */
const NOT_YET: readonly Obstacle['code'][] = [
  'INSTRUCTOR_CONFLICT',
  'INSTRUCTOR_OUT',
  'INSTRUCTOR_UNAVAILABLE',
  'DUTY_LIMIT',
  'RESOURCE_CONFLICT',
];

type Inserted = {
  period: Interval;
  note: Judgement['note'];
  series?: { seriesId: string; seriesPosition: number; seriesLength: number };
};

/** Writes a request that nothing stands against, with its audit row. */
export async function insertRequest(
  scope: ActorScope,
  { body, needs, holdMinutes, placementAt }: PreparedRequest,
  { period, note, series }: Inserted,
): Promise<BookingRow> {
  const { tx, tenantId, now } = scope;
  const { instructorId: _preferred, ...place } = placementAt(period);
  const booking = await placing(() =>
    tx.booking.create({
      data: {
        ...place,
        ...needs,
        ...series,
        tenantId,
        id: uuidv7(),
        title: body.title || null,
        notes: body.notes || null,
        courseId: body.courseId ?? null,
        preferredInstructorId: body.preferredInstructorId ?? null,
        heldUntil: holdMinutes === null ? null : holdUntil(now, holdMinutes, period.startsAt),
        createdAt: now,
        updatedAt: now,
      },
      select: BOOKING_SELECT,
    }),
  );
  const after = { ...bookingSnapshot(booking), ...note };
  record(scope, { action: 'schedule.booking.create', resourceType: 'booking', resourceId: booking.id, after });
  return booking;
}

function whoseLesson({ actor }: ActorScope, studentId: string | undefined): string {
  if (actor.role === 'ADMIN') {
    if (studentId === undefined) throw invalidField('studentId', 'Say which student the lesson is for.');
    return studentId;
  }
  if (studentId !== undefined && studentId !== actor.userId) throw problem('FORBIDDEN', 'Students book for themselves.');
  return actor.userId;
}

/** Throws NOT_FOUND for whom and what the school does not have, COURSE_REQUIRED where the student has to study first. */
async function assertNamed(scope: ActorScope, studentId: string, body: bookings.BookingRequest): Promise<void> {
  await getStudent(scope, studentId);
  // An administrator who books for a student has decided.
  if (scope.actor.role === 'STUDENT') await assertMayBook(scope, studentId);
  if (body.preferredInstructorId) await getInstructor(scope, body.preferredInstructorId);
  if (body.courseId) await assertCourse(scope, body.courseId);
}

async function assertCourse({ tx, tenantId }: ActorScope, id: string): Promise<void> {
  const course = await tx.course.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { status: true } });
  if (course?.status !== 'PUBLISHED') throw notFound('Course');
}
