import { v7 as uuidv7 } from 'uuid';

import type { bank, Input, Result } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { readQuiz } from '../courses/quiz-document.ts';
import { newQuestion, unknownOnes, writeQuestions } from './rows.ts';

/** Copies a quiz's own questions into the bank, but for those it holds already. Throws NOT_FOUND, UNPROCESSABLE for a text. */
export async function copyFromLesson(
  scope: ActorScope,
  { body: { lessonId, tags } }: Input<typeof bank.copyFromLesson>,
): Promise<Result<typeof bank.copyFromLesson>> {
  const { tx, tenantId } = scope;
  const lesson = await tx.lesson.findUnique({ where: { tenantId_id: { tenantId, id: lessonId } }, select: { quiz: true } });
  if (!lesson) throw notFound('Lesson');
  if (lesson.quiz === null) throw problem('UNPROCESSABLE', 'A text lesson has no questions.');
  const { questions } = readQuiz(lesson.quiz);
  const made = questions.flatMap((question) => {
    const given = newQuestion(question, tags);
    return 'made' in given ? [given.made] : [];
  });
  const fresh = [...(await unknownOnes(scope, made, ({ row }) => row.fingerprint))];
  await writeQuestions(scope, fresh);
  const counts = { imported: fresh.length, skipped: questions.length - fresh.length };
  if (fresh.length > 0) {
    record(scope, { action: 'question.import', resourceType: 'question', resourceId: uuidv7(), after: { ...counts, lessonId, tags } });
    announce(scope, 'courses');
  }
  return { added: counts.imported, skipped: counts.skipped };
}
