import { v7 as uuidv7 } from 'uuid';

import type { bookings, Input } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { invalidField, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking } from '#src/modules/eligibility/index.ts';
import { assertMayBook } from '#src/modules/learning/index.ts';
import { getInstructor, getStudent, listActiveAdminIds } from '#src/modules/users/index.ts';

import { tellAbout } from './change-booking.ts';
import { assertFree, lockTaken, placing } from './placement.ts';
import { BOOKING_SELECT, bookingSnapshot, presentBooking } from './presenter.ts';

/** Requests a lesson: it holds the student's time at once, the instructor's and the aircraft's once it is approved. */
export async function requestBooking(scope: ActorScope, { body }: Input<typeof bookings.requestBooking>): Promise<bookings.Booking> {
  const { tx, tenantId, actor, now } = scope;
  if (body.startsAt <= now) throw invalidField('startsAt', 'This time has passed. Choose one that is still to come.');
  const studentId = whoseLesson(scope, body.studentId);
  const placement = { studentId, resourceId: body.resourceId ?? null, startsAt: body.startsAt, endsAt: body.endsAt };
  await lockTaken(scope, placement);
  await getStudent(scope, studentId);
  // An administrator who books for a student has decided.
  if (actor.role === 'STUDENT') await assertMayBook(scope, studentId);
  if (body.preferredInstructorId) await getInstructor(scope, body.preferredInstructorId);
  if (body.courseId) await assertCourse(scope, body.courseId);
  await assertFree(scope, placement, { holdsResource: false });
  const { note } = await judgeBooking(scope, placement, body);

  const booking = await placing(() =>
    tx.booking.create({
      data: {
        ...placement,
        tenantId,
        id: uuidv7(),
        title: body.title || null,
        notes: body.notes || null,
        courseId: body.courseId ?? null,
        preferredInstructorId: body.preferredInstructorId ?? null,
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
