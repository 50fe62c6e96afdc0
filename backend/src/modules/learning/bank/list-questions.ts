import * as z from 'zod';

import type { bank, Input, Result } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { plain } from '../courses/search-text.ts';
import { BANK_SELECT, presentQuestion } from './rows.ts';

const cursorShape = z.tuple([z.uuid()]);

/** Questions of the bank, the newest first: their ids tell when they were made. */
export async function listQuestions(
  { tx, tenantId }: ActorScope,
  { query: { limit, cursor, q = '', tag, kind, archived = 'false' } }: Input<typeof bank.listQuestions>,
): Promise<Result<typeof bank.listQuestions>> {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
  const isArchived = archived === 'true';
  const words = plain(q).split(' ').filter(Boolean);
  const rows = await tx.bankQuestion.findMany({
    where: {
      tenantId,
      archivedAt: isArchived ? { not: null } : null,
      ...(kind && { kind }),
      ...(before && { id: { lt: before } }),
      ...(tag && { tags: { some: { tag, archived: isArchived } } }),
      AND: words.map((word) => ({ searchText: { contains: literally(word) } })),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: BANK_SELECT,
  });
  const { items, nextCursor } = page(rows, limit, ({ id }) => encodeCursor([id]));
  return { items: items.map(presentQuestion), nextCursor };
}

/** Prisma hands the text to LIKE as it is. */
const literally = (word: string) => word.replaceAll(/[\\%_]/gu, String.raw`\$&`);
