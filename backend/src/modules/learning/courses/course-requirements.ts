import type { Scope } from '#src/database/scope.ts';
import { invalidField, problem } from '#src/http/app-error.ts';

import { missingCourses } from './completed-courses.ts';

/** What a course requires, by title. */
export async function requirementsOf(
  { tx, tenantId }: Scope,
  courseId: string,
  onlyPublished: boolean,
): Promise<{ id: string; title: string }[]> {
  const rows = await tx.courseRequirement.findMany({
    where: { tenantId, courseId, ...(onlyPublished && { required: { status: 'PUBLISHED' } }) },
    orderBy: [{ required: { title: 'asc' } }, { requiredCourseId: 'asc' }],
    take: 20,
    select: { required: { select: { id: true, title: true } } },
  });
  return rows.map(({ required }) => required);
}

/** Says what a course requires from now on. Throws VALIDATION_FAILED for what is no course, and for a circle. */
export async function setRequirements(scope: Scope, courseId: string, given: readonly string[]): Promise<void> {
  const { tx, tenantId } = scope;
  const ids = [...new Set(given)];
  // Two who each close half of a circle take turns.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`requirements:${tenantId}`}, 0))`;
  const known = await tx.course.findMany({ where: { tenantId, id: { in: ids } }, select: { id: true } });
  const unknown = given.findIndex((id) => id === courseId || !known.some((course) => course.id === id));
  if (unknown !== -1) throw invalidField(`requiredCourseIds.${unknown}`, 'Not another course of the school');
  await tx.courseRequirement.deleteMany({ where: { tenantId, courseId } });
  await tx.courseRequirement.createMany({ data: ids.map((requiredCourseId) => ({ tenantId, courseId, requiredCourseId })) });
  if (await isCircular(scope, courseId)) throw invalidField('requiredCourseIds', 'These courses would require each other in a circle');
}

/** Whether a course comes, by whatever detours, before itself. */
async function isCircular({ tx, tenantId }: Scope, courseId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ found: boolean }[]>`
    WITH RECURSIVE before AS (
      SELECT required_course_id AS id FROM course_requirement WHERE tenant_id = ${tenantId}::uuid AND course_id = ${courseId}::uuid
      UNION
      SELECT r.required_course_id FROM before b
        JOIN course_requirement r ON r.tenant_id = ${tenantId}::uuid AND r.course_id = b.id
    )
    SELECT EXISTS (SELECT FROM before WHERE id = ${courseId}::uuid) AS found`;
  return rows[0]?.found ?? false;
}

/** Throws COURSE_LOCKED, with what comes first, while a student has not completed what a course requires. */
export async function assertUnlocked(scope: Scope, courseId: string, studentId: string): Promise<void> {
  const required = await requirementsOf(scope, courseId, true);
  if (required.length === 0) return;
  const missing = await missingCourses(
    scope,
    studentId,
    required.map(({ id }) => id),
  );
  const titles = required.filter(({ id }) => missing.has(id)).map(({ title }) => `“${title}”`);
  if (titles.length > 0) throw problem('COURSE_LOCKED', `Complete ${titles.join(', ')} first.`);
}
