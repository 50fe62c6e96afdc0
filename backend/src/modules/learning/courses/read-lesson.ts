import { can, courses, type Input } from '#contract';
import * as z from 'zod';
import { notFound } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import type { ReadyAnswer } from '#src/platform/answer-cache.ts';

import { keptForRole } from './kept-answers.ts';
import { countOf, readQuiz } from './quiz-document.ts';
import { LESSON_SELECT, lessonVisibleTo } from './rows.ts';

export const WHOLE = { ...LESSON_SELECT, content: true, quiz: true } as const;

/**
 * A lesson; who may not see a quiz's answers gets it without its questions. What a role sees of it is kept in two forms, for
 * who has completed it and who has not: only that is asked anew. Throws NOT_FOUND.
 */
export async function getLesson(context: RequestContext<Actor>, { params: { id } }: Input<typeof courses.getLesson>): Promise<ReadyAnswer> {
  const completed = can(context.actor.role, 'quiz:attempt') && (await runInScope(context, (scope) => isCompleted(scope, id)));
  const form = { shelf: 'lesson', key: `${completed ? 'completed' : 'open'}|${id}` };
  return keptForRole(context, form, () =>
    runInScope(context, async (scope) => JSON.stringify(z.encode(courses.getLesson.response, await present(scope, { id, completed })))),
  );
}

/** A lesson as it is just now, in the scope of a change. Throws NOT_FOUND. */
export const readLesson = async (scope: ActorScope, id: string): Promise<courses.Lesson> =>
  present(scope, { id, completed: await isCompleted(scope, id) });

async function isCompleted({ tx, tenantId, actor }: ActorScope, lessonId: string): Promise<boolean> {
  const where = { tenantId_studentId_lessonId: { tenantId, studentId: actor.userId, lessonId } };
  return (await tx.lessonProgress.findUnique({ where, select: { lessonId: true } })) !== null;
}

async function present(
  { tx, tenantId, actor }: ActorScope,
  { id, completed }: { id: string; completed: boolean },
): Promise<courses.Lesson> {
  const row = await tx.lesson.findFirst({ where: { tenantId, id, AND: [lessonVisibleTo(actor)] }, select: WHOLE });
  if (!row) throw notFound('Lesson');
  const { quiz: document, archivedAt, createdAt: _, updatedAt: __, ...lesson } = row;
  const writes = can(actor.role, 'course:write');
  const attempts = can(actor.role, 'quiz:attempt');
  const may = { update: writes, archive: writes && archivedAt === null };
  return {
    ...lesson,
    quiz: document === null ? null : writes ? readQuiz(document) : shown(readQuiz(document)),
    completed,
    archived: archivedAt !== null,
    can: { ...may, attempt: attempts && row.type === 'QUIZ', complete: attempts && row.type === 'TEXT' && !completed },
  };
}

const shown = ({ questions, draws, ...settings }: courses.Quiz) => ({ ...settings, questionCount: countOf({ questions, draws }) });
