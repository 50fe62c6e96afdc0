import * as z from 'zod';

import type { figures, Input, Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

const PERSON = { select: { id: true, fullName: true } } as const;

const REGRADE_SELECT = {
  ...{ id: true, lessonId: true, number: true, lessonVersion: true, attempts: true, changed: true, gained: true, lost: true },
  ...{ author: PERSON, createdAt: true, undoer: PERSON, undoneAt: true },
} as const satisfies Prisma.RegradeSelect;

type Row = Prisma.RegradeGetPayload<{ select: typeof REGRADE_SELECT }>;

/** The latest that stands is the one that can be undone. */
const present = ({ author, undoer, ...row }: Row, standing: number | null): figures.Regrade => ({
  ...row,
  by: author,
  undoneBy: undoer,
  can: { undo: row.number === standing },
});

/** The number of a lesson's latest regrade that was not undone. */
export async function standingRegrade({ tx, tenantId }: Scope, lessonId: string): Promise<number | null> {
  const latest = await tx.regrade.findFirst({
    where: { tenantId, lessonId, undoneAt: null },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return latest?.number ?? null;
}

/** A regrade. Throws NOT_FOUND. */
export async function readRegrade(scope: Scope, id: string): Promise<figures.Regrade> {
  const { tx, tenantId } = scope;
  const row = await tx.regrade.findUnique({ where: { tenantId_id: { tenantId, id } }, select: REGRADE_SELECT });
  if (!row) throw notFound('Regrade');
  return present(row, await standingRegrade(scope, row.lessonId));
}

const cursorShape = z.tuple([z.string().regex(/^\d{1,9}$/)]);

/** The regrades of a quiz, the newest first. Throws NOT_FOUND. */
export async function listRegrades(
  scope: ActorScope,
  { params: { id: lessonId }, query: { cursor, limit } }: Input<typeof figures.listRegrades>,
): Promise<Result<typeof figures.listRegrades>> {
  const { tx, tenantId } = scope;
  const lesson = await tx.lesson.findUnique({ where: { tenantId_id: { tenantId, id: lessonId } }, select: { id: true } });
  if (!lesson) throw notFound('Lesson');
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
  const rows = await tx.regrade.findMany({
    where: { tenantId, lessonId, ...(before !== undefined && { number: { lt: Number(before) } }) },
    orderBy: { number: 'desc' },
    take: limit + 1,
    select: REGRADE_SELECT,
  });
  const { items, nextCursor } = page(rows, limit, ({ number }) => encodeCursor([String(number)]));
  const standing = await standingRegrade(scope, lessonId);
  return { items: items.map((row) => present(row, standing)), nextCursor };
}
