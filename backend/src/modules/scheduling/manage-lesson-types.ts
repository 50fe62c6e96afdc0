import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';

import type { Input, lessonTypes, Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, invalidField, notFound } from '#src/http/app-error.ts';
import type { Actor, ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { naming } from './naming.ts';

const cursorShape = z.tuple([z.string().max(80)]);

const LESSON_TYPE_SELECT = {
  id: true,
  name: true,
  durationMinutes: true,
  bufferBeforeMinutes: true,
  bufferAfterMinutes: true,
  needsInstructor: true,
  needsResource: true,
  archivedAt: true,
  version: true,
  createdAt: true,
} as const satisfies Prisma.BookingLessonTypeSelect;

type LessonTypeRow = Prisma.BookingLessonTypeGetPayload<{ select: typeof LESSON_TYPE_SELECT }>;

const present = (row: LessonTypeRow, viewer: Actor): lessonTypes.LessonType => ({ ...row, can: { update: viewer.role === 'ADMIN' } });

/** The kinds of lessons by name; those that are archived where they are asked for. */
export async function listLessonTypes(
  { tx, tenantId, actor }: ActorScope,
  { query }: Input<typeof lessonTypes.listLessonTypes>,
): Promise<Result<typeof lessonTypes.listLessonTypes>> {
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShape)[0];
  const rows = await tx.bookingLessonType.findMany({
    where: { tenantId, archivedAt: query.archived === 'true' ? { not: null } : null, ...(after !== undefined && { name: { gt: after } }) },
    orderBy: { name: 'asc' },
    take: query.limit + 1,
    select: LESSON_TYPE_SELECT,
  });
  const { items, nextCursor } = page(rows, query.limit, ({ name }) => encodeCursor([name]));
  return { items: items.map((row) => present(row, actor)), nextCursor };
}

/** Adds a kind of lesson; its name is unique within the school. */
export async function createLessonType(
  scope: ActorScope,
  { body }: Input<typeof lessonTypes.createLessonType>,
): Promise<lessonTypes.LessonType> {
  const { tx, tenantId, actor, now } = scope;
  const data = { tenantId, id: uuidv7(), ...body, createdAt: now, updatedAt: now };
  const type = await naming(body.name, () => tx.bookingLessonType.create({ data, select: LESSON_TYPE_SELECT }));
  record(scope, { action: 'schedule.lesson_type.create', resourceType: 'lessonType', resourceId: type.id, after: type });
  announce(scope, 'calendar');
  return present(type, actor);
}

/** Changes a kind of lesson, archives or restores it. Bookings keep the minutes with which they were made. */
export async function updateLessonType(
  scope: ActorScope,
  { params, body: { archived, ...body } }: Input<typeof lessonTypes.updateLessonType>,
): Promise<lessonTypes.LessonType> {
  const { tx, tenantId, actor, now } = scope;
  const where = { tenantId_id: { tenantId, id: params.id } };
  await tx.$queryRaw`
    SELECT id FROM booking_lesson_type WHERE tenant_id = ${tenantId}::uuid AND id = ${params.id}::uuid FOR NO KEY UPDATE`;
  const before = await tx.bookingLessonType.findUnique({ where, select: LESSON_TYPE_SELECT });
  if (!before) throw notFound('Kind of lesson');
  assertVersion(scope.expectedVersion, before.version);
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const archivedAt = archived === undefined ? before.archivedAt : archived ? (before.archivedAt ?? now) : null;
  const { id: _id, version: _version, createdAt: _createdAt, ...next } = { ...before, ...given, archivedAt };
  if (!next.needsInstructor && next.needsResource === null) {
    throw invalidField('needsResource', 'A lesson without an instructor needs an aircraft, a simulator or a room');
  }
  const after = await naming(next.name, () =>
    tx.bookingLessonType.update({ where, data: { ...next, version: { increment: 1 }, updatedAt: now }, select: LESSON_TYPE_SELECT }),
  );
  record(scope, { action: 'schedule.lesson_type.update', resourceType: 'lessonType', resourceId: after.id, before, after });
  announce(scope, 'calendar');
  return present(after, actor);
}
