import type { Scope } from '#src/database/scope.ts';

/** Which of some courses a student has yet to complete: who holds a certificate has, and who has done every lesson there is now. */
export async function missingCourses(
  { tx, tenantId }: Scope,
  studentId: string,
  courseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM unnest(${courseIds}::uuid[]) AS c(id)
    WHERE NOT EXISTS (
        SELECT FROM certificate d
        WHERE d.tenant_id = ${tenantId}::uuid AND d.student_id = ${studentId}::uuid AND d.course_id = c.id AND d.revoked_at IS NULL)
      AND EXISTS (
        SELECT FROM lesson l JOIN course_module m ON m.tenant_id = ${tenantId}::uuid AND m.id = l.module_id
        WHERE l.tenant_id = ${tenantId}::uuid AND l.course_id = c.id AND l.archived_at IS NULL AND m.archived_at IS NULL
          AND NOT EXISTS (
            SELECT FROM lesson_progress p
            WHERE p.tenant_id = ${tenantId}::uuid AND p.student_id = ${studentId}::uuid AND p.lesson_id = l.id))`;
  return new Set(rows.map(({ id }) => id));
}

/** Which of some students have yet to complete a course, and its title; null where it is none that students can take. */
export async function studentsMissing(
  { tx, tenantId }: Scope,
  courseId: string,
  studentIds: readonly string[],
): Promise<{ title: string; missingFor: ReadonlySet<string> } | null> {
  const course = await tx.course.findUnique({
    where: { tenantId_id: { tenantId, id: courseId }, status: 'PUBLISHED' },
    select: { title: true },
  });
  if (!course) return null;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM unnest(${studentIds}::uuid[]) AS s(id)
    WHERE NOT EXISTS (
        SELECT FROM certificate d
        WHERE d.tenant_id = ${tenantId}::uuid AND d.student_id = s.id AND d.course_id = ${courseId}::uuid AND d.revoked_at IS NULL)
      AND EXISTS (
        SELECT FROM lesson l JOIN course_module m ON m.tenant_id = ${tenantId}::uuid AND m.id = l.module_id
        WHERE l.tenant_id = ${tenantId}::uuid AND l.course_id = ${courseId}::uuid AND l.archived_at IS NULL AND m.archived_at IS NULL
          AND NOT EXISTS (
            SELECT FROM lesson_progress p
            WHERE p.tenant_id = ${tenantId}::uuid AND p.student_id = s.id AND p.lesson_id = l.id))`;
  return { title: course.title, missingFor: new Set(rows.map(({ id }) => id)) };
}
