import * as z from 'zod';

import { courses, type Input, type Result } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';
import { runInScope } from '#src/http/route.ts';
import type { ReadyAnswer } from '#src/platform/answer-cache.ts';

import { readCourse } from './read-course.ts';
import { COURSE_SELECT, type CourseRow, courseVisibleTo, presentCourse } from './rows.ts';
import { plain } from './search-text.ts';

type Query = Input<typeof courses.listCourses>['query'];
type Page = Result<typeof courses.listCourses>;

/** A search this short would fit everything by similarity: it has to stand in the text as it is. */
const SHORTEST_FUZZY = 4;

/** Courses, kept as ready bytes for each role until one changes. */
export function listCourses(context: RequestContext<Actor>, { query }: { query: Query }): Promise<ReadyAnswer> {
  const key = ['list', context.actor.role, query.status ?? '', query.q ?? '', query.limit, query.cursor ?? ''].join('|');
  return kept(context, key, async () => {
    const found = await runInScope(context, (scope) => (plain(query.q ?? '') === '' ? byTitle(scope, query) : byFit(scope, query)));
    return JSON.stringify(z.encode(courses.listCourses.response, found));
  });
}

/** A course, kept likewise. */
export function getCourse(context: RequestContext<Actor>, { params }: Input<typeof courses.getCourse>): Promise<ReadyAnswer> {
  return kept(context, `course|${context.actor.role}|${params.id}`, async () =>
    JSON.stringify(z.encode(courses.getCourse.response, await runInScope(context, (scope) => readCourse(scope, params.id)))),
  );
}

const kept = ({ actor, services }: RequestContext<Actor>, key: string, load: () => Promise<string>) =>
  services.cache.get({ tenantId: actor.tenantId, topic: 'courses', key }, load);

const titleCursor = z.tuple([z.string(), z.uuid()]);

async function byTitle({ tx, tenantId, actor }: ActorScope, { limit, cursor, status }: Query): Promise<Page> {
  const [title, id] = cursor === undefined ? [] : decodeCursor(cursor, titleCursor);
  const rows = await tx.course.findMany({
    where: {
      tenantId,
      AND: [
        courseVisibleTo(actor),
        status ? { status } : {},
        title !== undefined && id !== undefined ? { title: { gte: title }, OR: [{ title: { gt: title } }, { id: { gt: id } }] } : {},
      ],
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: limit + 1,
    select: COURSE_SELECT,
  });
  const { items, nextCursor } = page(rows, limit, (row) => encodeCursor([row.title, row.id]));
  return { items: items.map((row) => presentCourse(row, actor)), nextCursor };
}

type Ranked = CourseRow & { rank: number };

const rankCursor = z.tuple([z.string().regex(/^\d{1,4}$/), z.uuid()]);

/** The beginning of the title first, then what stands in title or modules as it is, then what is merely similar: in thousandths. */
async function byFit({ tx, tenantId, actor }: ActorScope, { limit, cursor, status, q }: Query): Promise<Page> {
  const sought = plain(q ?? '');
  const like = `%${sought.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const [rank, id] = cursor === undefined ? [] : decodeCursor(cursor, rankCursor);
  const visible = actor.role === 'STUDENT' ? Prisma.sql`AND c.status = 'PUBLISHED'` : Prisma.empty;
  const wanted = status ? Prisma.sql`AND c.status = ${status}::course_status` : Prisma.empty;
  const similar = sought.length < SHORTEST_FUZZY ? Prisma.empty : Prisma.sql`OR ${sought} <% c.search_text`;
  const beyond = rank === undefined ? Prisma.empty : Prisma.sql`WHERE (f.rank, f.id) < (${Number(rank)}, ${id}::uuid)`;
  const rows = await tx.$queryRaw<Ranked[]>`
    SELECT f.* FROM (
      SELECT c.id, c.title, c.description, c.status::text AS status, c.version, c.created_at AS "createdAt",
        (CASE WHEN c.search_text LIKE ${like.slice(1)} THEN 2000 WHEN c.search_text LIKE ${like} THEN 1000 ELSE 0 END
          + (word_similarity(${sought}, c.search_text) * 999)::int) AS rank
      FROM course c
      WHERE c.tenant_id = ${tenantId}::uuid ${visible} ${wanted} AND (c.search_text LIKE ${like} ${similar})
    ) f ${beyond}
    ORDER BY f.rank DESC, f.id DESC LIMIT ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, (row) => encodeCursor([String(row.rank), row.id]));
  return { items: items.map(({ rank: _, ...row }) => presentCourse(row, actor)), nextCursor };
}
