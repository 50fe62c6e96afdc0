import type { questions } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';

import { readQuiz } from '../courses/quiz-document.ts';

export type RegradedLesson = { id: string; title: string; version: number; questions: readonly questions.Question[] };

/** The quiz that is to be regraded, as it is now. Throws NOT_FOUND, or UNPROCESSABLE for a text. */
export async function findQuiz({ tx, tenantId }: Scope, id: string): Promise<RegradedLesson> {
  const select = { id: true, title: true, version: true, quiz: true } as const;
  const lesson = await tx.lesson.findUnique({ where: { tenantId_id: { tenantId, id } }, select });
  if (!lesson) throw notFound('Lesson');
  if (lesson.quiz === null) throw problem('UNPROCESSABLE', 'A text lesson has no attempts to regrade.');
  return { id, title: lesson.title, version: lesson.version, questions: readQuiz(lesson.quiz).questions };
}

/** Nobody changes the lesson, or regrades it, until the commit; who answers it goes on. */
export async function lockQuiz({ tx, tenantId }: Scope, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM lesson WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
}

/** When some students completed a lesson, for those who did. */
export async function completionsOf({ tx, tenantId }: Scope, lessonId: string, studentIds: string[]): Promise<ReadonlyMap<string, Date>> {
  const where = { tenantId, lessonId, studentId: { in: studentIds } };
  const rows = await tx.lessonProgress.findMany({ where, select: { studentId: true, completedAt: true } });
  return new Map(rows.map(({ studentId, completedAt }) => [studentId, completedAt]));
}
