import * as z from 'zod';

import { can, type Input, type learning, type Result } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { assignmentSelect, presentAssignment } from './assignment-rows.ts';

type Query = Input<typeof learning.listAssignments>['query'];
type Found = { id: string; studentId: string; done: boolean; due: string };

/** Whether the lesson of `a` is completed by its student. Not by EXISTS: Postgres may answer that by reading the whole table once. */
const DONE = Prisma.sql`((
  SELECT 1 FROM lesson_progress p
  WHERE p.tenant_id = a.tenant_id AND p.student_id = a.student_id AND p.lesson_id = a.lesson_id LIMIT 1) IS NOT NULL)`;

/** A date as text that sorts like it, to the millisecond; what has none comes after all that has. */
const DUE = Prisma.sql`coalesce(to_char(a.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '~')`;

/** What was given to do, the newest first or what is due first: one's own for students, all for others. */
export async function listAssignments(
  scope: ActorScope,
  { query }: Input<typeof learning.listAssignments>,
): Promise<Result<typeof learning.listAssignments>> {
  const { tx, tenantId } = scope;
  const order = ORDERS[query.order];
  const conditions = [...whoseAndWhich(scope, query), ...(query.cursor === undefined ? [] : [order.after(query.cursor)])];
  const found = await tx.$queryRaw<Found[]>`
    SELECT a.id, a.student_id AS "studentId", ${DONE} AS done, ${DUE} AS due FROM lesson_assignment a
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY ${order.by} LIMIT ${query.limit + 1}`;
  const { items, nextCursor } = page(found, query.limit, order.cursorOf);
  const rows = await tx.lessonAssignment.findMany({
    where: { tenantId, id: { in: items.map(({ id }) => id) } },
    select: assignmentSelect({ tenantId, studentId: { in: items.map(({ studentId }) => studentId) } }),
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { items: items.flatMap(({ id }) => byId.get(id) ?? []).map(presentAssignment), nextCursor };
}

function whoseAndWhich({ tenantId, actor, now }: ActorScope, { studentId, lessonId, completed, overdue }: Query): Prisma.Sql[] {
  const isOverdue = Prisma.sql`(a.due_at IS NOT NULL AND a.due_at <= ${now} AND NOT ${DONE})`;
  return [
    Prisma.sql`a.tenant_id = ${tenantId}::uuid`,
    ...(can(actor.role, 'course:write') ? [] : [ownAndOpenable(actor.userId)]),
    ...(studentId ? [Prisma.sql`a.student_id = ${studentId}::uuid`] : []),
    ...(lessonId ? [Prisma.sql`a.lesson_id = ${lessonId}::uuid`] : []),
    ...(completed ? [completed === 'true' ? DONE : Prisma.sql`NOT ${DONE}`] : []),
    ...(overdue ? [overdue === 'true' ? isOverdue : Prisma.sql`NOT ${isOverdue}`] : []),
  ];
}

/** A student is not asked to do what they cannot open. */
const ownAndOpenable = (studentId: string) => Prisma.sql`a.student_id = ${studentId}::uuid AND EXISTS (
  SELECT 1 FROM lesson l
  JOIN course_module m ON m.tenant_id = l.tenant_id AND m.id = l.module_id
  JOIN course c ON c.tenant_id = l.tenant_id AND c.id = l.course_id
  WHERE l.tenant_id = a.tenant_id AND l.id = a.lesson_id
    AND l.archived_at IS NULL AND m.archived_at IS NULL AND c.status = 'PUBLISHED')`;

type Order = { by: Prisma.Sql; after: (cursor: string) => Prisma.Sql; cursorOf: (last: Found) => string };

const newestCursor = z.tuple([z.uuid()]);
const dueCursor = z.tuple([z.enum(['open', 'done']), z.union([z.iso.datetime(), z.literal('~')]), z.uuid()]);

const ORDERS: Record<Query['order'], Order> = {
  newest: {
    by: Prisma.sql`a.id DESC`,
    after: (cursor) => Prisma.sql`a.id < ${decodeCursor(cursor, newestCursor)[0]}::uuid`,
    cursorOf: ({ id }) => encodeCursor([id]),
  },
  due: {
    by: Prisma.sql`${DONE}, ${DUE} COLLATE "C", a.id`,
    after: (cursor) => {
      const [state, due, id] = decodeCursor(cursor, dueCursor);
      return Prisma.sql`(${DONE}, ${DUE} COLLATE "C", a.id) > (${state === 'done'}, ${due}, ${id}::uuid)`;
    },
    cursorOf: ({ done, due, id }) => encodeCursor([done ? 'done' : 'open', due, id]),
  },
};
