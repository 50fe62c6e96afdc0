import { v7 as uuidv7 } from 'uuid';

import type { courses, Input } from '#contract';
import { record } from '#src/database/scope.ts';
import { assertVersion, notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { lockCourse, refreshSearch } from './lock-course.ts';
import { LESSON_SELECT, MODULE_SELECT, type ModuleRow, presentModule } from './rows.ts';

/** Adds a module at the end of a course. Throws NOT_FOUND. */
export async function createModule(scope: ActorScope, { params, body }: Input<typeof courses.createModule>): Promise<courses.CourseModule> {
  const { tx, tenantId, now } = scope;
  const { id: courseId } = await lockCourse(scope, params.id);
  const last = await tx.courseModule.aggregate({ where: { tenantId, courseId, archivedAt: null }, _max: { position: true } });
  const data = { tenantId, id: uuidv7(), courseId, title: body.title, position: (last._max.position ?? -1) + 1, createdAt: now };
  const made = await tx.courseModule.create({ data, select: MODULE_SELECT });
  record(scope, { action: 'module.create', resourceType: 'module', resourceId: made.id, after: made });
  await refreshSearch(scope, courseId);
  return presentModule(made, []);
}

/** Renames a module, or brings it back from the archive. Throws NOT_FOUND, or STALE_VERSION. */
export async function updateModule(scope: ActorScope, { params, body }: Input<typeof courses.updateModule>): Promise<courses.CourseModule> {
  const before = await lockModule(scope, params.id);
  const { title = before.title } = body;
  const archivedAt = body.archived === false ? null : before.archivedAt;
  const action = before.archivedAt !== null && archivedAt === null ? 'module.restore' : 'module.update';
  const after = await write(scope, before, { title, archivedAt, action });
  const { tx, tenantId } = scope;
  const lessons = await tx.lesson.findMany({
    where: { tenantId, moduleId: after.id, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: LESSON_SELECT,
  });
  return presentModule(after, lessons);
}

/** Archives a module; its lessons go out of sight with it. Again is no error. */
export async function archiveModule(scope: ActorScope, { params }: Input<typeof courses.archiveModule>): Promise<undefined> {
  const before = await lockModule(scope, params.id);
  if (before.archivedAt === null) await write(scope, before, { archivedAt: scope.now, action: 'module.archive' });
}

/** A module, its course locked until the commit. */
export async function lockModule(scope: ActorScope, id: string): Promise<ModuleRow> {
  const { tx, tenantId, expectedVersion } = scope;
  const where = { tenantId_id: { tenantId, id } };
  const found = await tx.courseModule.findUnique({ where, select: { courseId: true } });
  if (!found) throw notFound('Module');
  await lockCourse(scope, found.courseId);
  const row = await tx.courseModule.findUniqueOrThrow({ where, select: MODULE_SELECT });
  assertVersion(expectedVersion, row.version);
  return row;
}

type Changes = { title?: string; archivedAt: Date | null; action: string };

async function write(scope: ActorScope, before: ModuleRow, { action, ...changes }: Changes): Promise<ModuleRow> {
  const { tx, tenantId } = scope;
  const after = await tx.courseModule.update({
    where: { tenantId_id: { tenantId, id: before.id } },
    data: { ...changes, version: { increment: 1 } },
    select: MODULE_SELECT,
  });
  record(scope, { action, resourceType: 'module', resourceId: after.id, before, after });
  await refreshSearch(scope, after.courseId);
  return after;
}
