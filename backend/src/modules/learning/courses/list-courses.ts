import * as z from 'zod';

import { courses, type Input, type Result } from '#contract';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';
import { runInScope } from '#src/http/route.ts';
import type { ReadyAnswer } from '#src/platform/answer-cache.ts';

import { keptForRole } from './kept-answers.ts';
import { readCourse } from './read-course.ts';
import { COURSE_SELECT, courseVisibleTo, presentCourse } from './rows.ts';
import { byFit } from './search-courses.ts';
import { plain } from './search-text.ts';

type Query = Input<typeof courses.listCourses>['query'];
type Page = Result<typeof courses.listCourses>;

/** Courses, kept as ready bytes for each role until one changes. */
export function listCourses(context: RequestContext<Actor>, { query }: { query: Query }): Promise<ReadyAnswer> {
  const sought = plain(query.q ?? '');
  const key = JSON.stringify([query.status, sought, query.limit, query.cursor]);
  // Whatever people type has a shelf of its own: it must not drive out what everybody reads.
  return keptForRole(context, { shelf: sought === '' ? 'list' : 'search', key }, async () => {
    const found = await runInScope(context, (scope) => (sought === '' ? byTitle(scope, query) : byFit(scope, query)));
    return JSON.stringify(z.encode(courses.listCourses.response, found));
  });
}

/** A course, kept likewise. */
export function getCourse(context: RequestContext<Actor>, { params }: Input<typeof courses.getCourse>): Promise<ReadyAnswer> {
  return keptForRole(context, { shelf: 'course', key: params.id }, async () =>
    JSON.stringify(z.encode(courses.getCourse.response, await runInScope(context, (scope) => readCourse(scope, params.id)))),
  );
}

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
