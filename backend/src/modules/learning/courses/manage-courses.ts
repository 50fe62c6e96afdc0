import { v7 as uuidv7 } from 'uuid';

import type { courses, Input } from '#contract';
import { record } from '#src/database/scope.ts';
import { assertVersion, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { lockCourse, refreshSearch } from './lock-course.ts';
import { publishingGaps } from './publishing-gaps.ts';
import { readCourse } from './read-course.ts';
import { COURSE_SELECT, type CourseRow } from './rows.ts';

/** Begins a course, as a draft. */
export async function createCourse(scope: ActorScope, { body }: Input<typeof courses.createCourse>): Promise<courses.CourseWithModules> {
  const { tx, tenantId, now } = scope;
  const course = await tx.course.create({
    data: { tenantId, id: uuidv7(), ...body, status: 'DRAFT', createdAt: now, updatedAt: now },
    select: COURSE_SELECT,
  });
  record(scope, { action: 'course.create', resourceType: 'course', resourceId: course.id, after: course });
  await refreshSearch(scope, course.id);
  return readCourse(scope, course.id);
}

/** Renames, describes, publishes or archives a course. Throws UNPROCESSABLE with what is missing before it can be published. */
export async function updateCourse(
  scope: ActorScope,
  { params: { id }, body }: Input<typeof courses.updateCourse>,
): Promise<courses.CourseWithModules> {
  const before = await lockCourse(scope, id);
  assertVersion(scope.expectedVersion, before.version);
  if (body.status === 'PUBLISHED' && before.status !== 'PUBLISHED') await assertPublishable(scope, before);
  const { title = before.title, description = before.description, status = before.status } = body;
  await write(scope, before, { title, description, status });
  return readCourse(scope, id);
}

/** Archives a course. Again is no error. */
export async function archiveCourse(scope: ActorScope, { params: { id } }: Input<typeof courses.archiveCourse>): Promise<undefined> {
  const before = await lockCourse(scope, id);
  assertVersion(scope.expectedVersion, before.version);
  if (before.status !== 'ARCHIVED') await write(scope, before, { status: 'ARCHIVED' });
}

async function assertPublishable(scope: ActorScope, { id }: CourseRow): Promise<void> {
  const errors = await publishingGaps(scope, id);
  if (errors.length === 0) return;
  throw problem('UNPROCESSABLE', `The course cannot be published yet: ${errors[0]?.message ?? ''}.`, { errors: errors.slice(0, 50) });
}

type Changes = Partial<Pick<CourseRow, 'title' | 'description' | 'status'>>;

async function write(scope: ActorScope, before: CourseRow, changes: Changes): Promise<void> {
  const { tx, tenantId, now } = scope;
  const after = await tx.course.update({
    where: { tenantId_id: { tenantId, id: before.id } },
    data: { ...changes, version: { increment: 1 }, updatedAt: now },
    select: COURSE_SELECT,
  });
  const action = changes.status === 'ARCHIVED' && before.status !== 'ARCHIVED' ? 'course.archive' : 'course.update';
  record(scope, { action, resourceType: 'course', resourceId: after.id, before, after });
  await refreshSearch(scope, after.id);
}
