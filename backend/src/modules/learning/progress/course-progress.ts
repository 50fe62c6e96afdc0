import type { learning } from '#contract';
import type { Scope } from '#src/database/scope.ts';

/** What there is to do in a course, whoever asks. */
export type CourseOutline = { courseId: string; title: string; lessons: number; firstLessonId: string };

/** The published courses that have lessons, by title. Lessons are counted by module, and looked up in the first module alone. */
export async function outlinesOf({ tx, tenantId }: Scope): Promise<CourseOutline[]> {
  return tx.$queryRaw<CourseOutline[]>`
    SELECT f.id AS "courseId", f.title, f.lessons::int AS lessons, l.id AS "firstLessonId"
    FROM (
      SELECT DISTINCT ON (c.title, c.id) c.id, c.title, m.id AS module_id, n.first, sum(n.lessons) OVER (PARTITION BY c.id) AS lessons
      FROM course c
        JOIN course_module m ON m.tenant_id = ${tenantId}::uuid AND m.course_id = c.id AND m.archived_at IS NULL
        JOIN (
          SELECT module_id, count(*) AS lessons, min(position) AS first
          FROM lesson WHERE tenant_id = ${tenantId}::uuid AND archived_at IS NULL
          GROUP BY module_id
        ) n ON n.module_id = m.id
      WHERE c.tenant_id = ${tenantId}::uuid AND c.status = 'PUBLISHED'
      ORDER BY c.title, c.id, m.position, m.id
    ) f
      CROSS JOIN LATERAL (
        SELECT id FROM lesson
        WHERE tenant_id = ${tenantId}::uuid AND module_id = f.module_id AND position = f.first AND archived_at IS NULL
        ORDER BY id LIMIT 1
      ) l
    ORDER BY f.title, f.id`;
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
