import type { bookings } from '#contract';
import { invalidField, notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

const MINUTE = 60_000;

/** A lesson of no kind: an hour with an instructor, without buffers, taking nothing. */
const PLAIN_LESSON = {
  id: null,
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  needsInstructor: true,
  needsResource: null,
} as const;

/** What a request asks for, with what its kind of lesson brings: buffers, and what it needs. Throws NOT_FOUND for an unknown kind. */
export async function lessonOf(scope: ActorScope, body: bookings.BookingRequest) {
  const { startsAt, endsAt } = body;
  const type = await findLessonType(scope, body.lessonTypeId);
  // A student books what the school offers; the school's staff may make it shorter or longer.
  const minutes = (endsAt.getTime() - startsAt.getTime()) / MINUTE;
  if (type.id !== null && scope.actor.role === 'STUDENT' && minutes !== type.durationMinutes) {
    throw invalidField('endsAt', `“${type.name}” takes ${type.durationMinutes} minutes.`);
  }
  const { id: lessonTypeId, needsInstructor, bufferBeforeMinutes, bufferAfterMinutes } = type;
  return {
    period: { startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes },
    needs: { lessonTypeId, needsInstructor, ...wishOf(body, type) },
  };
}

type Named = { resourceId?: string | undefined; resourceKind?: ResourceKind | undefined; resourceModel?: string | undefined };
type ResourceKind = 'AIRCRAFT' | 'SIMULATOR' | 'ROOM';

/** Any of a kind or of a model; what a kind of lesson needs, where nothing else is asked for. */
export function wishOf(
  { resourceId, resourceKind, resourceModel }: Named,
  { needsResource }: { needsResource: ResourceKind | null },
): { wantedKind: ResourceKind | null; wantedModel: string | null } {
  const isNamed = resourceId !== undefined || resourceModel !== undefined;
  return { wantedKind: resourceKind ?? (isNamed ? null : needsResource), wantedModel: resourceModel ?? null };
}

/** A kind of lesson that can be booked; a plain one where none is named. Throws NOT_FOUND, also for one that is archived. */
export async function findLessonType({ tx, tenantId }: ActorScope, id: string | undefined) {
  if (id === undefined) return PLAIN_LESSON;
  const type = await tx.bookingLessonType.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: {
      id: true,
      name: true,
      durationMinutes: true,
      bufferBeforeMinutes: true,
      bufferAfterMinutes: true,
      needsInstructor: true,
      needsResource: true,
      archivedAt: true,
    },
  });
  if (!type || type.archivedAt !== null) throw notFound('Kind of lesson');
  return type;
}
