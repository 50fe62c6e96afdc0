import * as z from 'zod';

import { can, type eligibility, type Input, type Result } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { DOCUMENT_SELECT, presentDocument, withDates } from './document-rows.ts';

const cursorShape = z.tuple([z.uuid()]);

/** A person's documents, the newest first. Throws NOT_FOUND for whose papers are none of the caller's business. */
export async function listDocuments(
  scope: ActorScope,
  { params: { id: userId }, query: { limit, cursor, archived } }: Input<typeof eligibility.listDocuments>,
): Promise<Result<typeof eligibility.listDocuments>> {
  const { tx, tenantId, actor } = scope;
  await assertMayRead(scope, userId);
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
  const rows = await tx.personDocument.findMany({
    where: { tenantId, userId, archivedAt: archived === 'true' ? { not: null } : null, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: DOCUMENT_SELECT,
  });
  const { items, nextCursor } = page(rows, limit, ({ id }) => encodeCursor([id]));
  const shown = items.map((row) => presentDocument(withDates(row), actor));
  return { items: shown, nextCursor, can: { create: can(actor.role, 'document:write') } };
}

/** One's own, students' for instructors, everyone's for admins. */
async function assertMayRead({ tx, tenantId, actor }: ActorScope, userId: string): Promise<void> {
  if (userId === actor.userId) return;
  const found = await tx.user.findUnique({ where: { tenantId_id: { tenantId, id: userId } }, select: { role: true } });
  const may = actor.role === 'ADMIN' || (actor.role === 'INSTRUCTOR' && found?.role === 'STUDENT');
  if (!found || !may) throw notFound('User');
}
