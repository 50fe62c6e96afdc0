import type { learning } from '#contract';
import type { Scope } from '#src/database/scope.ts';

/** What there is to do in a course, whoever asks. */
export type CourseOutline = { courseId: string; title: string; lessons: number; firstLessonId: string };

/** The published courses that have lessons, by title. */
export async function outlinesOf({ tx, tenantId }: Scope): Promise<CourseOutline[]> {
  return tx.$queryRaw<CourseOutline[]>`
    SELECT c.id AS "courseId", c.title, sum(m.lessons)::int AS lessons, (array_agg(m.first ORDER BY m.position, m.id))[1] AS "firstLessonId"
    FROM course c
      JOIN (
        SELECT m.id, m.course_id, m.position, count(*) AS lessons, (array_agg(l.id ORDER BY l.position, l.id))[1] AS first
        FROM course_module m JOIN lesson l ON l.tenant_id = ${tenantId}::uuid AND l.course_id = m.course_id AND l.module_id = m.id
        WHERE m.tenant_id = ${tenantId}::uuid AND m.archived_at IS NULL AND l.archived_at IS NULL
        GROUP BY m.id, m.course_id, m.position
      ) m ON m.course_id = c.id
    WHERE c.tenant_id = ${tenantId}::uuid AND c.status = 'PUBLISHED'
    GROUP BY c.id, c.title
    ORDER BY c.title, c.id`;
}

/** How far a student is in one published course, or in each that they have begun; by title. */
export async function begunBy({ tx, tenantId }: Scope, studentId: string, courseId?: string): Promise<learning.CourseProgress[]> {
  const courseIds = courseId === undefined ? await coursesBegun({ tx, tenantId }, studentId) : [courseId];
  const rows = await tx.$queryRaw<Omit<learning.CourseProgress, 'percent'>[]>`
    SELECT c.id AS "courseId", c.title, count(*)::int AS lessons, count(p.lesson_id)::int AS completed,
      coalesce(array_agg(l.id ORDER BY m.position, m.id, l.position, l.id) FILTER (WHERE p.lesson_id IS NOT NULL), '{}') AS "completedLessonIds",
      (array_agg(l.id ORDER BY m.position, m.id, l.position, l.id) FILTER (WHERE p.lesson_id IS NULL))[1] AS "nextLessonId"
    FROM course c
      JOIN lesson l ON l.tenant_id = ${tenantId}::uuid AND l.course_id = c.id AND l.archived_at IS NULL
      JOIN course_module m ON m.tenant_id = ${tenantId}::uuid AND m.id = l.module_id AND m.archived_at IS NULL
      LEFT JOIN lesson_progress p ON p.tenant_id = ${tenantId}::uuid AND p.student_id = ${studentId}::uuid AND p.lesson_id = l.id
    WHERE c.tenant_id = ${tenantId}::uuid AND c.status = 'PUBLISHED' AND c.id = ANY(${courseIds}::uuid[])
    GROUP BY c.id, c.title
    ORDER BY c.title, c.id`;
  return rows.map((row) => ({ ...row, percent: Math.round((row.completed * 10_000) / row.lessons) / 100 }));
}

async function coursesBegun({ tx, tenantId }: Pick<Scope, 'tx' | 'tenantId'>, studentId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ courseId: string }[]>`
    SELECT DISTINCT l.course_id AS "courseId"
    FROM lesson_progress p JOIN lesson l ON l.tenant_id = ${tenantId}::uuid AND l.id = p.lesson_id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.student_id = ${studentId}::uuid`;
  return rows.map(({ courseId }) => courseId);
}
