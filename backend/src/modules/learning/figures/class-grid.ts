import * as z from 'zod';

import type { figures, Input } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { cellOf, type Facts, percentOf } from './class-cells.ts';

/** More than any course has; what is beyond stays unseen rather than slow. */
const MOST_LESSONS = 1_000;

const cursorShape = z.tuple([z.string(), z.uuid()]);

type Student = { id: string; fullName: string };

/** How a page of the active students stands in each lesson of a course. Throws NOT_FOUND. */
export async function getClass(scope: ActorScope, { params, query }: Input<typeof figures.getClass>): Promise<figures.ClassGrid> {
  const course = await courseOf(scope, params.id);
  const lessons = await lessonsOf(scope, params.id);
  const found = await studentsAfter(scope, query.cursor, query.limit + 1);
  const { items, nextCursor } = page(found, query.limit, ({ fullName, id }) => encodeCursor([fullName, id]));
  return { course, lessons, items: await rowsOf(scope, { courseId: params.id, students: items, lessons }), nextCursor };
}

async function courseOf({ tx, tenantId }: Scope, id: string) {
  const course = await tx.course.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { id: true, title: true } });
  if (!course) throw notFound('Course');
  return course;
}

/** The living lessons of a course, in order. */
const lessonsOf = ({ tx, tenantId }: Scope, courseId: string) =>
  tx.$queryRaw<figures.ClassLesson[]>`
    SELECT l.id, l.title, l.type::text AS type, m.id AS "moduleId", m.title AS "moduleTitle"
    FROM lesson l JOIN course_module m ON m.tenant_id = l.tenant_id AND m.id = l.module_id
    WHERE l.tenant_id = ${tenantId}::uuid AND l.course_id = ${courseId}::uuid AND l.archived_at IS NULL AND m.archived_at IS NULL
    ORDER BY m.position, m.id, l.position, l.id LIMIT ${MOST_LESSONS}`;

const studentsAfter = ({ tx, tenantId }: Scope, cursor: string | undefined, take: number): Promise<Student[]> =>
  tx.user.findMany({
    where: { tenantId, role: 'STUDENT', status: 'ACTIVE', AND: [beyond(cursor)] },
    orderBy: [{ fullName: 'asc' }, { id: 'asc' }],
    take,
    select: { id: true, fullName: true },
  });

/** Said so that the index on name and id can answer it. */
function beyond(cursor: string | undefined): Prisma.UserWhereInput {
  if (cursor === undefined) return {};
  const [fullName, id] = decodeCursor(cursor, cursorShape);
  return { fullName: { gte: fullName }, OR: [{ fullName: { gt: fullName } }, { id: { gt: id } }] };
}

type Grid = { courseId: string; students: readonly Student[]; lessons: readonly figures.ClassLesson[] };

async function rowsOf(scope: Scope, { courseId, students, lessons }: Grid): Promise<figures.ClassRow[]> {
  const facts = await factsOf(scope, courseId, students);
  return students.map((student) => {
    const cells = lessons.map(({ id }) => cellOf(facts.get(`${student.id}/${id}`), scope.now));
    return { student, cells, percent: percentOf(cells) };
  });
}

type FactRow = Facts & { studentId: string; lessonId: string };

/** Attempts, completions and assignments of some students in one course, in one query. */
async function factsOf({ tx, tenantId }: Scope, courseId: string, students: readonly Student[]): Promise<ReadonlyMap<string, Facts>> {
  const ids = students.map(({ id }) => id);
  const rows = await tx.$queryRaw<FactRow[]>`
    WITH asked AS MATERIALIZED (SELECT id FROM lesson WHERE tenant_id = ${tenantId}::uuid AND course_id = ${courseId}::uuid)
    SELECT "studentId", "lessonId", sum(attempts)::int AS attempts, max(best)::float8 AS best, bool_or("isOpen") AS "isOpen",
      bool_or("isCompleted") AS "isCompleted", max("dueAt") AS "dueAt"
    FROM (
      SELECT student_id AS "studentId", lesson_id AS "lessonId", 1 AS attempts, percent AS best, status = 'IN_PROGRESS' AS "isOpen",
        false AS "isCompleted", NULL::timestamptz AS "dueAt"
      FROM quiz_attempt
      WHERE tenant_id = ${tenantId}::uuid AND student_id = ANY(${ids}::uuid[]) AND lesson_id = ANY(ARRAY(SELECT id FROM asked))
      UNION ALL
      SELECT student_id, lesson_id, 0, NULL, false, true, NULL FROM lesson_progress
      WHERE tenant_id = ${tenantId}::uuid AND student_id = ANY(${ids}::uuid[]) AND lesson_id = ANY(ARRAY(SELECT id FROM asked))
      UNION ALL
      SELECT student_id, lesson_id, 0, NULL, false, false, due_at FROM lesson_assignment
      WHERE tenant_id = ${tenantId}::uuid AND student_id = ANY(${ids}::uuid[]) AND lesson_id = ANY(ARRAY(SELECT id FROM asked))
    ) AS facts
    GROUP BY 1, 2`;
  return new Map(rows.map(({ studentId, lessonId, ...facts }) => [`${studentId}/${lessonId}`, facts]));
}
