import { v7 as uuidv7 } from 'uuid';

import type { bookings, Input } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { invalidField, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking } from '#src/modules/eligibility/index.ts';
import { assertMayBook } from '#src/modules/learning/index.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { getInstructor, getStudent, listActiveAdminIds } from '#src/modules/users/index.ts';

import { tellAbout } from './change-booking.ts';
import { holdUntil, releaseExpiredHolds } from './holds.ts';
import { lessonOf } from './lesson-of.ts';
import type { Obstacle } from './obstacles.ts';
import { agendaFor, assertFree, lockTaken, placing } from './placement.ts';
import { BOOKING_SELECT, bookingSnapshot, presentBooking } from './presenter.ts';

/**
 * Requests a lesson: it holds the student's time at once, the instructor's and the aircraft's once it is approved; or from now on
 * for as long as the school lets requests hold their time.
 */
export async function requestBooking(scope: ActorScope, { body }: Input<typeof bookings.requestBooking>): Promise<bookings.Booking> {
  const { tx, tenantId, actor, now } = scope;
  if (body.startsAt <= now) throw invalidField('startsAt', 'This time has passed. Choose one that is still to come.');
  const studentId = whoseLesson(scope, body.studentId);
  const lesson = await lessonOf(scope, body);
  const resources = body.resourceId ? [body.resourceId] : null;
  const { holdMinutes } = await getSchool(scope);
  await lockTaken(scope, [studentId, holdMinutes === null ? null : body.preferredInstructorId], resources);
  await getStudent(scope, studentId);
  // An administrator who books for a student has decided.
  if (actor.role === 'STUDENT') await assertMayBook(scope, studentId);
  if (body.preferredInstructorId) await getInstructor(scope, body.preferredInstructorId);
  if (body.courseId) await assertCourse(scope, body.courseId);
  const placement = { ...lesson.period, studentId, instructorId: body.preferredInstructorId ?? null, resourceId: body.resourceId ?? null };
  if (holdMinutes !== null) await releaseExpiredHolds(scope, { ...placement, resourceIds: resources ?? [] });
  // Who teaches is decided later, and so are the limits of whoever does; only what a hold would take has to be free now.
  const except = holdMinutes === null ? NOT_YET : NOT_YET.filter((code) => !code.endsWith('CONFLICT'));
  assertFree(await agendaFor(scope, placement, resources), placement, { except });
  const { note } = await judgeBooking(scope, { ...placement, instructorId: null }, body);

  const { instructorId: _preferred, ...place } = placement;
  const booking = await placing(() =>
    tx.booking.create({
      data: {
        ...place,
        ...lesson.needs,
        tenantId,
        id: uuidv7(),
        title: body.title || null,
        notes: body.notes || null,
        courseId: body.courseId ?? null,
        preferredInstructorId: body.preferredInstructorId ?? null,
        heldUntil: holdMinutes === null ? null : holdUntil(now, holdMinutes, body.startsAt),
        createdAt: now,
        updatedAt: now,
      },
      select: BOOKING_SELECT,
    }),
  );
  const after = { ...bookingSnapshot(booking), ...note };
  record(scope, { action: 'schedule.booking.create', resourceType: 'booking', resourceId: booking.id, after });
  await tellAbout(scope, booking, { topic: 'booking.requested', recipients: [...(await listActiveAdminIds(scope)), studentId] });
  announce(scope, 'calendar');
  return presentBooking(booking, actor, now);
}

/** What a request need not care about: whoever approves it decides. */
const NOT_YET: readonly Obstacle['code'][] = [
  'INSTRUCTOR_CONFLICT',
  'INSTRUCTOR_OUT',
  'INSTRUCTOR_UNAVAILABLE',
  'DUTY_LIMIT',
  'RESOURCE_CONFLICT',
];

function whoseLesson({ actor }: ActorScope, studentId: string | undefined): string {
  if (actor.role === 'ADMIN') {
    if (studentId === undefined) throw invalidField('studentId', 'Say which student the lesson is for.');
    return studentId;
  }
  if (studentId !== undefined && studentId !== actor.userId) throw problem('FORBIDDEN', 'Students book for themselves.');
  return actor.userId;
}

async function assertCourse({ tx, tenantId }: ActorScope, id: string): Promise<void> {
  const course = await tx.course.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { status: true } });
  if (course?.status !== 'PUBLISHED') throw notFound('Course');
}
