import * as z from 'zod';

import type { Input, learning, Result } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { presentSummary, SUMMARY_SELECT } from './rows.ts';

const cursorShape = z.tuple([z.uuid()]);

/** Attempts, the newest first: one's own for students, all for others. */
export async function listAttempts(
  { tx, tenantId, actor }: ActorScope,
  { query: { limit, cursor, lessonId, studentId } }: Input<typeof learning.listAttempts>,
): Promise<Result<typeof learning.listAttempts>> {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
  const rows = await tx.quizAttempt.findMany({
    where: {
      tenantId,
      ...(lessonId && { lessonId }),
      ...(studentId && { studentId }),
      AND: [actor.role === 'STUDENT' ? { studentId: actor.userId } : {}, before ? { id: { lt: before } } : {}],
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: SUMMARY_SELECT,
  });
  const { items, nextCursor } = page(rows, limit, ({ id }) => encodeCursor([id]));
  return { items: items.map(presentSummary), nextCursor };
}
