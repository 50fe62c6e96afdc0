import { courses, type Input, type learning, type Result } from '#contract';
import { record } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { addLesson } from './courses/manage-lessons.ts';
import { quizDocument, readQuiz } from './courses/quiz-document.ts';
import { exportQuestions } from './exchange/export-questions.ts';
import { importQuestions } from './exchange/import-questions.ts';

type Import = Omit<Input<typeof learning.importQuestions>, 'body'> & { text: AsyncIterable<string> };
type Read = { questions: courses.QuizInput['questions']; skipped: { line: number; reason: string }[] };

const MOST_SKIPPED = 1_000;

/** Makes a quiz of a file of questions. What cannot be read is skipped and told; the rest arrives. Throws NOT_FOUND, UNPROCESSABLE. */
export async function importQuiz(
  context: RequestContext<Actor>,
  { params, query, text }: Import,
): Promise<Result<typeof learning.importQuestions>> {
  await assertModule(context, params.id);
  // Read before the transaction begins: a slow sender must not hold one open.
  const { questions, skipped } = await read(query.format, text);
  if (questions.length === 0) {
    const errors = skipped.slice(0, 50).map(({ line, reason }) => ({ path: `line ${line}`, message: reason }));
    throw problem('UNPROCESSABLE', 'The file holds no question that could be read.', { errors });
  }
  const quiz = quizDocument(courses.quizInput.parse({ questions }));
  const title = query.title ?? `Imported questions (${query.format})`;
  const lessonId = await runInScope(context, async (scope) => {
    const id = await addLesson(scope, params.id, { title, type: 'QUIZ', content: '', quiz });
    const after = { imported: questions.length, skipped: skipped.length };
    record(scope, { action: 'lesson.import', resourceType: 'lesson', resourceId: id, after });
    return id;
  });
  return { lessonId, imported: questions.length, skipped };
}

async function assertModule(context: RequestContext<Actor>, id: string): Promise<void> {
  const found = await runInScope(context, ({ tx, tenantId }) =>
    tx.courseModule.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { id: true } }),
  );
  if (!found) throw notFound('Module');
}

async function read(format: Import['query']['format'], text: AsyncIterable<string>): Promise<Read> {
  const [questions, skipped, ids]: [Read['questions'], Read['skipped'], Set<string>] = [[], [], new Set()];
  for await (const found of importQuestions(format, text)) {
    if ('reason' in found) skipped.push(found);
    else if (questions.length >= courses.MOST_QUESTIONS) skipped.push({ line: found.line, reason: TOO_MANY });
    else questions.push(withOwnId(found.question, ids));
  }
  return { questions, skipped: skipped.slice(0, MOST_SKIPPED) };
}

const TOO_MANY = `A quiz holds at most ${courses.MOST_QUESTIONS.toLocaleString('en')} questions`;

/** Files name questions as they like, sometimes two alike: the first keeps the name. */
function withOwnId<Q extends { id?: string | undefined }>(question: Q, taken: Set<string>): Q {
  if (question.id === undefined || !taken.has(question.id)) {
    if (question.id !== undefined) taken.add(question.id);
    return question;
  }
  return { ...question, id: undefined };
}

/** A quiz's questions as a file. Throws NOT_FOUND, or UNPROCESSABLE for a text. */
export async function* exportQuiz(
  context: RequestContext<Actor>,
  { params: { id }, query: { format } }: Input<typeof learning.exportQuestions>,
): AsyncGenerator<string> {
  const lesson = await runInScope(context, ({ tx, tenantId }) =>
    tx.lesson.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { quiz: true } }),
  );
  if (!lesson) throw notFound('Lesson');
  if (lesson.quiz === null) throw problem('UNPROCESSABLE', 'A text lesson has no questions.');
  yield* exportQuestions(format, readQuiz(lesson.quiz).questions);
}
