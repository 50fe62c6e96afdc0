import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';

import type { Input, learning, Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import { record } from '#src/database/scope.ts';
import { invalidField, notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

const ASSIGNMENT_SELECT = {
  id: true,
  dueAt: true,
  createdAt: true,
  student: { select: { id: true, fullName: true } },
  lesson: { select: { id: true, title: true, type: true, courseId: true, progress: { select: { studentId: true } } } },
} as const satisfies Prisma.LessonAssignmentSelect;

type Row = Prisma.LessonAssignmentGetPayload<{ select: typeof ASSIGNMENT_SELECT }>;

const present = ({ lesson: { progress, ...lesson }, ...row }: Row): learning.Assignment => ({
  ...row,
  lesson,
  completed: progress.some(({ studentId }) => studentId === row.student.id),
});

/** Only the progress of these students is of interest: a lesson may have been read by thousands. */
const selectFor = (students: Prisma.LessonProgressWhereInput) => ({
  ...ASSIGNMENT_SELECT,
  lesson: { select: { ...ASSIGNMENT_SELECT.lesson.select, progress: { where: students, select: { studentId: true } } } },
});

/** Gives a lesson to students; who has it already gets the new date. Throws NOT_FOUND, or VALIDATION_FAILED for who is no active student. */
export async function assignLesson(
  scope: ActorScope,
  { params: { id: lessonId }, body }: Input<typeof learning.assignLesson>,
): Promise<Result<typeof learning.assignLesson>> {
  const { tx, tenantId, now, actor } = scope;
  const lesson = await tx.lesson.findFirst({ where: { tenantId, id: lessonId, archivedAt: null }, select: { id: true } });
  if (!lesson) throw notFound('Lesson');
  const studentIds = [...new Set(body.studentIds)];
  const students = await tx.user.findMany({
    where: { tenantId, id: { in: studentIds }, role: 'STUDENT', status: 'ACTIVE' },
    select: { id: true },
  });
  const missing = studentIds.findIndex((id) => !students.some((student) => student.id === id));
  if (missing !== -1) throw invalidField(`studentIds.${missing}`, 'Not an active student of the school');
  const dueAt = body.dueAt ?? null;
  const data = studentIds.map((studentId) => ({
    tenantId,
    id: uuidv7(),
    lessonId,
    studentId,
    dueAt,
    assignedBy: actor.userId,
    createdAt: now,
  }));
  await tx.lessonAssignment.createMany({ data, skipDuplicates: true });
  await tx.lessonAssignment.updateMany({ where: { tenantId, lessonId, studentId: { in: studentIds } }, data: { dueAt } });
  record(scope, { action: 'lesson.assign', resourceType: 'lesson', resourceId: lessonId, after: { studentIds, dueAt } });
  const rows = await tx.lessonAssignment.findMany({
    where: { tenantId, lessonId, studentId: { in: studentIds } },
    orderBy: { id: 'asc' },
    select: selectFor({ tenantId, studentId: { in: studentIds } }),
  });
  return { items: rows.map(present) };
}

const cursorShape = z.tuple([z.uuid()]);

/** What was given to do, the newest first: one's own for students, all for others. */
export async function listAssignments(
  { tx, tenantId, actor }: ActorScope,
  { query: { limit, cursor, studentId, lessonId } }: Input<typeof learning.listAssignments>,
): Promise<Result<typeof learning.listAssignments>> {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
  const where = {
    tenantId,
    ...(lessonId && { lessonId }),
    ...(studentId && { studentId }),
    AND: [actor.role === 'STUDENT' ? { studentId: actor.userId } : {}, before ? { id: { lt: before } } : {}],
  };
  const found = await tx.lessonAssignment.findMany({
    where,
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: { id: true, studentId: true },
  });
  const { items, nextCursor } = page(found, limit, ({ id }) => encodeCursor([id]));
  const rows = await tx.lessonAssignment.findMany({
    where: { tenantId, id: { in: items.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
    select: selectFor({ tenantId, studentId: { in: items.map((each) => each.studentId) } }),
  });
  return { items: rows.map(present), nextCursor };
}
