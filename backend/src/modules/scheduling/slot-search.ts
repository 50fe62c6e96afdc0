import type { slots } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import type { Agenda } from './agenda.ts';
import { agendaWithin } from './agenda-within.ts';
import type { Interval } from './intervals.ts';
import { findLessonType, wishOf } from './lesson-of.ts';
import { maySee } from './policy.ts';
import { poolFor } from './pool.ts';
import type { Need } from './slots.ts';

/** What a search needs, and the picture of the school's time in which it is answered. Throws NOT_FOUND for what it names wrongly. */
export async function searchWithin(scope: ActorScope, search: slots.SlotSearch, span: Interval): Promise<{ agenda: Agenda; need: Need }> {
  const { lessonTypeId, instructorId, resourceId, bookingId } = search;
  const type = await findLessonType(scope, lessonTypeId);
  const moved = bookingId === undefined ? null : await bookingToMove(scope, bookingId);
  const pool = await poolFor(scope, { resourceId, ...wishOf(search, type) });
  const agenda = await agendaWithin(scope, {
    spans: [span],
    instructorIds: instructorId === undefined ? undefined : [instructorId],
    resourceIds: pool ?? [],
    studentId: whoseTime(scope, moved),
    ...(moved && { exceptBookingIds: [moved.id] }),
  });
  if (resourceId !== undefined && !agenda.resources.has(resourceId)) throw notFound('Aircraft or room');
  const needsInstructor = instructorId !== undefined || type.needsInstructor;
  // A booking that is moved keeps its own buffers, whatever its kind has by now.
  const { bufferBeforeMinutes, bufferAfterMinutes } = moved ?? type;
  return {
    agenda,
    need: {
      durationMinutes: search.durationMinutes ?? type.durationMinutes,
      bufferBeforeMinutes,
      bufferAfterMinutes,
      instructorIds: needsInstructor ? [...agenda.available.keys()] : null,
      resourceIds: pool,
    },
  };
}

/** A student's own time; for the school's staff, that of the booking they move. */
const whoseTime = ({ actor }: ActorScope, moved: { studentId: string } | null) =>
  actor.role === 'STUDENT' ? actor.userId : moved?.studentId;

async function bookingToMove({ tx, tenantId, actor }: ActorScope, id: string) {
  const booking = await tx.booking.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: { id: true, studentId: true, bufferBeforeMinutes: true, bufferAfterMinutes: true },
  });
  if (!booking || !maySee(actor, booking)) throw notFound('Booking');
  return booking;
}
