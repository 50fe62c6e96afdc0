import { can, type courses } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { requirementsOf } from './course-requirements.ts';
import { COURSE_SELECT, courseVisibleTo, LESSON_SELECT, MODULE_SELECT, presentCourse, presentModule } from './rows.ts';

/** More than any course has; what is beyond stays unseen rather than slow. */
const MOST_PARTS = 2_000;

/** The living modules and lessons of a course, in order. */
export async function partsOf({ tx, tenantId }: Scope, courseId: string) {
  const order = { orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }], take: MOST_PARTS };
  const where = { tenantId, courseId, archivedAt: null };
  const modules = await tx.courseModule.findMany({ where, ...order, select: MODULE_SELECT });
  const lessons = await tx.lesson.findMany({ where: { ...where, module: { archivedAt: null } }, ...order, select: LESSON_SELECT });
  return { modules, lessons };
}

/** A course with its modules and lessons. Throws NOT_FOUND for what the viewer may not see. */
export async function readCourse(scope: ActorScope, id: string): Promise<courses.CourseWithModules> {
  const { tx, tenantId, actor } = scope;
  const row = await tx.course.findFirst({ where: { tenantId, id, AND: [courseVisibleTo(actor)] }, select: COURSE_SELECT });
  if (!row) throw notFound('Course');
  const { modules, lessons } = await partsOf(scope, id);
  const requires = await requirementsOf(scope, id, !can(actor.role, 'course:write'));
  return { ...presentCourse(row, actor), requires, modules: modules.map((each) => presentModule(each, lessons)) };
}
