import * as z from 'zod';

import type { courses, Input, Result } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { type CourseRow, presentCourse } from './rows.ts';
import { hasTrigram, plain } from './search-text.ts';

/** A search this short would fit everything by similarity: it has to stand in the text as it is. */
const SHORTEST_FUZZY = 4;

/** Of the trigrams sought, in percent. */
const LEAST_SHARED = 50;
const NEVER = 101;

type Ranked = CourseRow & { rank: number };

const rankCursor = z.tuple([z.string().regex(/^\d{1,4}$/), z.uuid()]);

/** The beginning of the title first, then what stands in title or modules as it is, then what is merely similar: in thousandths. */
export async function byFit(
  { tx, tenantId, actor }: ActorScope,
  { limit, cursor, status, q }: Input<typeof courses.listCourses>['query'],
): Promise<Result<typeof courses.listCourses>> {
  const sought = plain(q ?? '');
  const like = `%${sought.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const [rank, id] = cursor === undefined ? [] : decodeCursor(cursor, rankCursor);
  const visible = actor.role === 'STUDENT' ? Prisma.sql`AND c.status = 'PUBLISHED'` : Prisma.empty;
  const wanted = status ? Prisma.sql`AND c.status = ${status}::course_status` : Prisma.empty;
  const beyond = rank === undefined ? Prisma.empty : Prisma.sql`WHERE (f.rank, f.id) < (${Number(rank)}, ${id}::uuid)`;
  const rows = await tx.$queryRaw<Ranked[]>`
    WITH ${hasTrigram(sought) ? byTrigrams(tenantId, sought) : everyCourse(tenantId)}
    SELECT f.* FROM (
      SELECT c.id, c.title, c.description, c.status::text AS status, c.version, c.created_at AS "createdAt",
        (CASE WHEN c.search_text LIKE ${like.slice(1)} THEN 2000 WHEN c.search_text LIKE ${like} THEN 1000 ELSE 0 END + fit.share * 999)::int AS rank
      FROM fit JOIN course c ON c.tenant_id = ${tenantId}::uuid AND c.id = fit.course_id
      WHERE (fit.similar OR c.search_text LIKE ${like}) ${visible} ${wanted}
    ) f ${beyond}
    ORDER BY f.rank DESC, f.id DESC LIMIT ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, (row) => encodeCursor([String(row.rank), row.id]));
  return { items: items.map(({ rank: _, ...row }) => presentCourse(row, actor)), nextCursor };
}

/**
 * What shares enough trigrams, each word sought with the one of the course's that is most like it; and what may hold the text
 * as it is, since a word of it has all trigrams from within each word sought. They are found by equality: all that an index
 * may be asked under row-level security (decision 0019).
 */
function byTrigrams(tenantId: string, sought: string): Prisma.Sql {
  const percent = sought.length < SHORTEST_FUZZY ? NEVER : LEAST_SHARED;
  return Prisma.sql`
  sought AS MATERIALIZED (SELECT word, gram, strpos(gram, ' ') = 0 AS within FROM search_grams(${sought})),
  total AS MATERIALIZED (SELECT count(*)::int AS grams, count(*) FILTER (WHERE within)::int AS within FROM sought),
  alike AS (
    SELECT s.word, g.course_id, count(*)::int AS shared, count(*) FILTER (WHERE s.within)::int AS within
    FROM sought s JOIN course_gram g ON g.tenant_id = ${tenantId}::uuid AND g.gram = s.gram
    GROUP BY s.word, g.course_id, g.word
  ),
  best AS (SELECT course_id, max(shared) AS shared, max(within) AS within FROM alike GROUP BY word, course_id),
  fit AS MATERIALIZED (
    SELECT course_id, share, share * 100 >= ${percent}::int AS similar
    FROM (
      SELECT b.course_id, sum(b.shared)::float8 / t.grams AS share, sum(b.within) = t.within AS may_hold
      FROM best b, total t
      GROUP BY b.course_id, t.grams, t.within
    ) shares
    WHERE may_hold OR share * 100 >= ${percent}::int
  )`;
}

/** One or two letters have no trigram of their own: each of the school's courses is read. */
const everyCourse = (tenantId: string) =>
  Prisma.sql`fit AS (SELECT id AS course_id, 0::float8 AS share, false AS similar FROM course WHERE tenant_id = ${tenantId}::uuid)`;
