import type { courses, Input } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, invalidField } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { lockCourse } from './lock-course.ts';
import { partsOf, readCourse } from './read-course.ts';
import { COURSE_SELECT } from './rows.ts';

type Order = Input<typeof courses.orderCourse>['body'];

/** Puts all living modules and lessons of a course in an order. Throws VALIDATION_FAILED unless each is named once. */
export async function orderCourse(
  scope: ActorScope,
  { params: { id }, body }: Input<typeof courses.orderCourse>,
): Promise<courses.CourseWithModules> {
  const { tx, tenantId, now } = scope;
  const before = await lockCourse(scope, id);
  assertVersion(scope.expectedVersion, before.version);
  const parts = await partsOf(scope, id);
  assertSame(
    'modules',
    body.modules.map((each) => each.id),
    parts.modules,
  );
  assertSame(
    'lessons',
    body.modules.flatMap((each) => each.lessons),
    parts.lessons,
  );
  await writePositions(scope, body);
  const after = await tx.course.update({
    where: { tenantId_id: { tenantId, id } },
    data: { version: { increment: 1 }, updatedAt: now },
    select: COURSE_SELECT,
  });
  record(scope, { action: 'course.update', resourceType: 'course', resourceId: id, before, after });
  announce(scope, 'courses');
  return readCourse(scope, id);
}

/** One statement for the modules and one for the lessons, however many there are. */
async function writePositions({ tx, tenantId }: ActorScope, { modules }: Order): Promise<void> {
  const moduleIds = modules.map(({ id }) => id);
  const lessons = modules.flatMap(({ id: moduleId, lessons: ids }) => ids.map((id, position) => ({ id, moduleId, position })));
  await tx.$executeRaw`
    UPDATE course_module m SET position = o.place - 1, version = m.version + 1
    FROM unnest(${moduleIds}::uuid[]) WITH ORDINALITY AS o(id, place)
    WHERE m.tenant_id = ${tenantId}::uuid AND m.id = o.id AND m.position <> o.place - 1`;
  await tx.$executeRaw`
    UPDATE lesson l SET position = o.position, module_id = o.module_id, version = l.version + 1
    FROM unnest(${lessons.map(({ id }) => id)}::uuid[], ${lessons.map(({ moduleId }) => moduleId)}::uuid[], ${lessons.map(({ position }) => position)}::int[])
      AS o(id, module_id, position)
    WHERE l.tenant_id = ${tenantId}::uuid AND l.id = o.id AND (l.position <> o.position OR l.module_id <> o.module_id)`;
}

function assertSame(what: 'modules' | 'lessons', given: readonly string[], there: readonly { id: string }[]): void {
  const named = new Set(given);
  const complete = named.size === given.length && given.length === there.length && there.every(({ id }) => named.has(id));
  if (!complete) throw invalidField('modules', `Name each of the course’s ${there.length} ${what} once.`);
}
