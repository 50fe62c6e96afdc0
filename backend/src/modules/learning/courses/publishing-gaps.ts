import type { courses } from '#contract';
import type { Scope } from '#src/database/scope.ts';

import { pickForDraws } from '../bank/draw-questions.ts';
import { type PathProblem } from '../questions/name-parts.ts';
import { quizGaps } from '../questions/quiz-gaps.ts';
import { readQuiz } from './quiz-document.ts';
import { partsOf } from './read-course.ts';

/** What a course lacks before students can work with it. */
export async function publishingGaps(scope: Scope, courseId: string): Promise<PathProblem[]> {
  const { modules, lessons } = await partsOf(scope, courseId);
  if (modules.length === 0) return [{ path: 'modules', message: 'The course has no module yet' }];
  const empty = modules
    .filter(({ id }) => !lessons.some(({ moduleId }) => moduleId === id))
    .map(({ id, title }) => ({ path: `modules.${id}`, message: `“${title}” has no lesson yet` }));
  const quizzes = await scope.tx.lesson.findMany({
    where: { tenantId: scope.tenantId, id: { in: lessons.filter(({ type }) => type === 'QUIZ').map(({ id }) => id) } },
    select: { id: true, title: true, quiz: true },
  });
  const incomplete: PathProblem[] = [];
  for (const { id, title, quiz } of quizzes) {
    const gaps = await gapsOf(scope, readQuiz(quiz));
    incomplete.push(...gaps.map(({ path, message }) => ({ path: `lessons.${id}.${path}`, message: `“${title}”: ${message}` })));
  }
  return [...empty, ...incomplete];
}

async function gapsOf(scope: Scope, quiz: courses.Quiz): Promise<PathProblem[]> {
  const { gaps } = await pickForDraws(scope, quiz, 'publishing');
  return [...quizGaps(quiz.questions, quiz.draws), ...gaps];
}
