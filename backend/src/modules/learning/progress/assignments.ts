import { v7 as uuidv7 } from 'uuid';

import type { Input, learning, Result } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { invalidField, notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { enqueue } from '#src/modules/notifications/index.ts';

import { assignmentSelect, presentAssignment } from './assignment-rows.ts';
import { isSoon } from './remind.ts';

/**
 * Gives a lesson to students; who has it already gets the new date. Whoever learns something new is told. Throws
 * NOT_FOUND, or VALIDATION_FAILED for who is no active student. A date may be over: schools bring such work along from elsewhere.
 */
export async function assignLesson(
  scope: ActorScope,
  { params: { id: lessonId }, body }: Input<typeof learning.assignLesson>,
): Promise<Result<typeof learning.assignLesson>> {
  const { tx, tenantId } = scope;
  const lesson = await lockLesson(scope, lessonId);
  const studentIds = [...new Set(body.studentIds)];
  await assertActiveStudents(scope, studentIds);
  const dueAt = body.dueAt ?? null;
  const told = await giveOut(scope, { lessonId, studentIds, dueAt });
  record(scope, {
    action: 'lesson.assign',
    resourceType: 'lesson',
    resourceId: lessonId,
    after: { title: lesson.title, studentIds, dueAt },
  });
  const payload = { lessonId, title: lesson.title, courseTitle: lesson.course.title, dueAt };
  await enqueue(scope, { topic: 'lesson.assigned', recipientIds: told, payload });
  announce(scope, 'courses');
  const rows = await tx.lessonAssignment.findMany({
    where: { tenantId, lessonId, studentId: { in: studentIds } },
    orderBy: { id: 'asc' },
    select: assignmentSelect({ tenantId, studentId: { in: studentIds } }),
  });
  return { items: rows.map(presentAssignment) };
}

/** Two who give one lesson at once take turns, so that nobody is told twice. */
async function lockLesson({ tx, tenantId }: ActorScope, id: string) {
  await tx.$queryRaw`SELECT id FROM lesson WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const select = { title: true, course: { select: { title: true } } } as const;
  const lesson = await tx.lesson.findFirst({ where: { tenantId, id, archivedAt: null }, select });
  if (!lesson) throw notFound('Lesson');
  return lesson;
}

async function assertActiveStudents({ tx, tenantId }: ActorScope, studentIds: readonly string[]): Promise<void> {
  const students = await tx.user.findMany({
    where: { tenantId, id: { in: [...studentIds] }, role: 'STUDENT', status: 'ACTIVE' },
    select: { id: true },
  });
  const known = new Set(students.map(({ id }) => id));
  const missing = studentIds.findIndex((id) => !known.has(id));
  if (missing !== -1) throw invalidField(`studentIds.${missing}`, 'Not an active student of the school');
}

type Given = { lessonId: string; studentIds: string[]; dueAt: Date | null };

/** Writes the assignments; gives whose is new, or has another date than before. A new date is reminded of anew. */
async function giveOut({ tx, tenantId, now, actor }: ActorScope, { lessonId, studentIds, dueAt }: Given): Promise<string[]> {
  const common = { tenantId, lessonId, assignedBy: actor.userId, createdAt: now };
  // Who is told now of a date that is near needs no second message at once.
  const date = { dueAt, dueSoonToldAt: isSoon(dueAt, now) ? now : null, overdueToldAt: null };
  const data = studentIds.map((studentId) => ({ ...common, ...date, id: uuidv7(), studentId }));
  const select = { studentId: true } as const;
  const made = await tx.lessonAssignment.createManyAndReturn({ data, skipDuplicates: true, select });
  const otherDate = dueAt === null ? [{ dueAt: { not: null } }] : [{ dueAt: { not: dueAt } }, { dueAt: null }];
  const moved = await tx.lessonAssignment.updateManyAndReturn({
    where: { tenantId, lessonId, studentId: { in: studentIds }, OR: otherDate },
    data: date,
    select,
  });
  return [...made, ...moved].map(({ studentId }) => studentId);
}

/** Takes back what was given to do. Throws NOT_FOUND, also for who comes second. */
export async function unassignLesson(scope: ActorScope, { params: { id } }: Input<typeof learning.unassignLesson>): Promise<undefined> {
  const { tx, tenantId } = scope;
  const select = { lessonId: true, studentId: true, dueAt: true } as const;
  const row = await tx.lessonAssignment.findUnique({ where: { tenantId_id: { tenantId, id } }, select });
  const { count } = await tx.lessonAssignment.deleteMany({ where: { tenantId, id } });
  if (!row || count === 0) throw notFound('Assignment');
  const { lessonId, studentId, dueAt } = row;
  record(scope, { action: 'lesson.unassign', resourceType: 'lesson', resourceId: lessonId, before: { studentIds: [studentId], dueAt } });
  announce(scope, 'courses');
}
