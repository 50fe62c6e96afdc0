import { type courses, type figures, type Input, questions } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { QUIZ_KEY, quizCopies } from '../attempts/quiz-copies.ts';
import { readQuiz } from '../courses/quiz-document.ts';
import { judgeOnce } from './judge-once.ts';
import { quizTally } from './quiz-figures.ts';

/** More say nothing new of a quiz; the newest tell how it is now. */
export const MOST_ATTEMPTS = 5_000;
const BATCH = 250;

type Which = Input<typeof figures.getFigures>['query']['attempts'];

/** What the finished attempts at a quiz tell. Throws NOT_FOUND, or UNPROCESSABLE for a text. */
export async function getFigures(
  scope: ActorScope,
  { params: { id }, query }: Input<typeof figures.getFigures>,
): Promise<figures.QuizFigures> {
  const { tx, tenantId } = scope;
  const select = { id: true, title: true, courseId: true, version: true, quiz: true } as const;
  const lesson = await tx.lesson.findUnique({ where: { tenantId_id: { tenantId, id } }, select });
  if (!lesson) throw notFound('Lesson');
  if (lesson.quiz === null) throw problem('UNPROCESSABLE', 'A text lesson has no figures.');
  const { questions: present, passPercent } = readQuiz(lesson.quiz);
  const tally = quizTally(judgeOnce());
  const copies = quizCopies(scope);
  let read = 0;
  for await (const rows of newestFirst(scope, id, query.attempts)) {
    const quizzes = await copies(rows);
    for (const row of rows.slice(0, MOST_ATTEMPTS - read)) tally.add(finished(row, quizzes));
    read += rows.length;
  }
  const { quiz: _, ...shown } = lesson;
  const told = tally.figures(present.map((question) => question.id));
  return { lesson: { ...shown, passPercent }, sampled: read > MOST_ATTEMPTS, ...told };
}

type Row = {
  id: string;
  studentId: string;
  quizKey: string;
  answers: unknown;
  percent: number | null;
  passed: boolean | null;
  seconds: number | null;
};

/** In batches, the next one read when the last is done with; one attempt beyond the most tells that there are more. */
async function* newestFirst({ tx, tenantId }: Scope, lessonId: string, which: Which): AsyncGenerator<Row[]> {
  let before: string | undefined;
  // The keys are made of the page alone: before a sort they would be made of all that is sorted.
  for (let read = 0; read <= MOST_ATTEMPTS;) {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT id, student_id AS "studentId", ${QUIZ_KEY} AS "quizKey", answers, percent::float8 AS percent, passed,
        extract(epoch FROM submitted_at - started_at)::float8 AS seconds
      FROM (SELECT * FROM quiz_attempt
      WHERE tenant_id = ${tenantId}::uuid AND lesson_id = ${lessonId}::uuid AND status <> 'IN_PROGRESS'
        ${before === undefined ? Prisma.empty : Prisma.sql`AND id < ${before}::uuid`}
        ${which === 'first' ? Prisma.sql`AND number = 1` : Prisma.empty}
      ORDER BY id DESC LIMIT ${Math.min(BATCH, MOST_ATTEMPTS + 1 - read)}) AS page ORDER BY id DESC`;
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    read += rows.length;
    before = rows.at(-1)?.id;
  }
}

const finished = (row: Row, quizzes: ReadonlyMap<string, courses.Quiz>) => ({
  studentId: row.studentId,
  percent: row.percent ?? 0,
  passed: row.passed ?? false,
  seconds: Math.max(0, row.seconds ?? 0),
  questions: quizzes.get(row.quizKey)?.questions ?? [],
  answers: questions.answers.parse(row.answers),
});
