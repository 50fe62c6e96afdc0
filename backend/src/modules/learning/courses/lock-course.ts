import { announce, type Scope } from '#src/database/scope.ts';
import { notFound } from '#src/http/app-error.ts';

import { COURSE_SELECT, type CourseRow } from './rows.ts';
import { searchTextOf } from './search-text.ts';

/** A course, locked until the commit: whoever changes its order or its parts takes turns. Throws NOT_FOUND. */
export async function lockCourse({ tx, tenantId }: Scope, id: string): Promise<CourseRow> {
  await tx.$queryRaw`SELECT id FROM course WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.course.findUnique({ where: { tenantId_id: { tenantId, id } }, select: COURSE_SELECT });
  if (!row) throw notFound('Course');
  return row;
}

/** Writes down what a course is found by, and says that copies of it are out of date. */
export async function refreshSearch(scope: Scope, courseId: string): Promise<void> {
  const { tx, tenantId } = scope;
  const course = await tx.course.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: courseId } },
    select: { title: true, modules: { where: { archivedAt: null }, orderBy: { position: 'asc' }, select: { title: true }, take: 200 } },
  });
  const searchText = searchTextOf(
    course.title,
    course.modules.map(({ title }) => title),
  );
  await tx.course.updateMany({ where: { tenantId, id: courseId }, data: { searchText } });
  announce(scope, 'courses');
}
