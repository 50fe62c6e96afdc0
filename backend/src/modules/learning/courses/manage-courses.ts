import { v7 as uuidv7 } from 'uuid';

import type { courses, Input } from '#contract';
import { record } from '#src/database/scope.ts';
import { assertVersion, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { requirementsOf, setRequirements } from './course-requirements.ts';
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

/** Renames, describes, publishes, archives or brings back a course. Throws UNPROCESSABLE with what is missing before it can be published. */
export async function updateCourse(
  scope: ActorScope,
  { params: { id }, body }: Input<typeof courses.updateCourse>,
): Promise<courses.CourseWithModules> {
  const before = await lockCourse(scope, id);
  assertVersion(scope.expectedVersion, before.version);
  if (body.status === 'PUBLISHED' && before.status !== 'PUBLISHED') await assertPublishable(scope, before);
  const { title = before.title, description = before.description, status = await statusAfter(scope, before, body) } = body;
  const requires = body.requiredCourseIds && (await changeRequirements(scope, id, body.requiredCourseIds));
  await write(scope, before, { title, description, status, requires });
  return readCourse(scope, id);
}

type Requires = { before: string[]; after: string[] };

async function changeRequirements(scope: ActorScope, id: string, given: readonly string[]): Promise<Requires> {
  const idsOf = async () => (await requirementsOf(scope, id, false)).map((each) => each.id);
  const before = await idsOf();
  await setRequirements(scope, id, given);
  return { before, after: await idsOf() };
}

/** An archived course that is brought back is what it was: a slip of the hand is undone without a trace for students. */
async function statusAfter(
  { tx, tenantId }: ActorScope,
  { id, status }: CourseRow,
  { archived }: Input<typeof courses.updateCourse>['body'],
): Promise<CourseRow['status']> {
  if (archived !== false || status !== 'ARCHIVED') return status;
  const select = { archivedFrom: true } as const;
  const { archivedFrom } = await tx.course.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } }, select });
  return archivedFrom ?? 'DRAFT';
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

type Changes = Partial<Pick<CourseRow, 'title' | 'description'>> & Pick<CourseRow, 'status'>;

async function write(
  scope: ActorScope,
  before: CourseRow,
  { requires, ...changes }: Changes & { requires?: Requires | undefined },
): Promise<void> {
  const { tx, tenantId, now } = scope;
  const turn = turnOf(before.status, changes.status);
  const after = await tx.course.update({
    where: { tenantId_id: { tenantId, id: before.id } },
    data: { ...changes, ...turn.data, version: { increment: 1 }, updatedAt: now },
    select: COURSE_SELECT,
  });
  record(scope, { action: turn.action, resourceType: 'course', resourceId: after.id, ...withRequires({ before, after }, requires) });
  await refreshSearch(scope, after.id);
}

const withRequires = ({ before, after }: { before: CourseRow; after: CourseRow }, requires?: Requires) =>
  requires ? { before: { ...before, requires: requires.before }, after: { ...after, requires: requires.after } } : { before, after };

type Status = CourseRow['status'];

/** Into the archive, out of it, or neither. */
function turnOf(from: Status, to: Status): { action: string; data: { archivedFrom?: Status | null } } {
  if (from === to || (from !== 'ARCHIVED' && to !== 'ARCHIVED')) return { action: 'course.update', data: {} };
  if (to === 'ARCHIVED') return { action: 'course.archive', data: { archivedFrom: from } };
  return { action: 'course.restore', data: { archivedFrom: null } };
}
