import { type figures, questions } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';

import { QUIZ_KEY, quizCopies } from '../attempts/quiz-copies.ts';
import { byStudent } from './by-student.ts';
import type { Outcome } from './completion.ts';
import { differs, judgeAnew, type Regraded, regradedQuiz } from './judge-anew.ts';

/** An attempt with what a regrade makes of it. */
export type Regrading = Outcome & {
  readonly quizKey: string;
  readonly status: 'SUBMITTED' | 'EXPIRED';
  readonly regraded: Regraded;
  readonly isChanged: boolean;
};

type Row = {
  id: string;
  studentId: string;
  number: number;
  status: 'SUBMITTED' | 'EXPIRED';
  quizKey: string;
  answers: unknown;
  submittedAt: Date | null;
  score: number;
  maxScore: number;
  percent: number;
  passed: boolean;
};

type Which = { lessonId: string; present: readonly questions.Question[]; isLocking: boolean };

/** The attempts of some students, all of each. */
export type Students = ReadonlyMap<string, readonly Regrading[]>;

/** All finished attempts at a lesson judged anew, student by student, a few hundred at a time; locked if they are to be written. */
export async function* readOutcomes(scope: Scope, which: Which): AsyncGenerator<Students> {
  const regrading = regrader(scope, which);
  let waiting: Regrading[] = [];
  for await (const rows of inOrder(scope, which)) {
    const known = [...waiting, ...(await regrading(rows))];
    // The last student may have more attempts in the next batch.
    const last = known.at(-1)?.studentId;
    waiting = known.filter(({ studentId }) => studentId === last);
    const whole = known.filter(({ studentId }) => studentId !== last);
    if (whole.length > 0) yield byStudent(whole);
  }
  if (waiting.length > 0) yield byStudent(waiting);
}

const BATCH = 250;

async function* inOrder({ tx, tenantId }: Scope, { lessonId, isLocking }: Which): AsyncGenerator<Row[]> {
  // The keys are made of the page alone: before a sort they would be made of all that is sorted.
  for (let last: Row | undefined; ;) {
    const rows: Row[] = await tx.$queryRaw<Row[]>`
      SELECT id, student_id AS "studentId", number, status::text AS status, ${QUIZ_KEY} AS "quizKey", answers,
        submitted_at AS "submittedAt", score::float8 AS score, max_score::float8 AS "maxScore", percent::float8 AS percent, passed
      FROM (SELECT * FROM quiz_attempt
      WHERE tenant_id = ${tenantId}::uuid AND lesson_id = ${lessonId}::uuid AND status <> 'IN_PROGRESS'
        ${last ? Prisma.sql`AND (student_id, number) > (${last.studentId}::uuid, ${last.number})` : Prisma.empty}
      ORDER BY student_id, number LIMIT ${BATCH} ${isLocking ? Prisma.sql`FOR UPDATE` : Prisma.empty}) AS page
      ORDER BY student_id, number`;
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}

/** Judges batches of attempts; those that hold the same quiz share its regraded questions. */
function regrader(scope: Scope, { present }: Which): (rows: readonly Row[]) => Promise<Regrading[]> {
  const copies = quizCopies(scope);
  const byId = new Map(present.map((question) => [question.id, question]));
  const regraded = new WeakMap<object, Regraded>();
  return async (rows) => {
    const quizzes = await copies(rows);
    return rows.flatMap((row) => {
      const quiz = quizzes.get(row.quizKey);
      if (!quiz) return [];
      const anew = regraded.get(quiz) ?? regradedQuiz(quiz, byId);
      regraded.set(quiz, anew);
      return outcomeOf(row, anew);
    });
  };
}

function outcomeOf(row: Row, regraded: Regraded): Regrading {
  const { id, answers, score, maxScore, percent, passed, ...rest } = row;
  const before: figures.Judged = { score, maxScore, percent, passed };
  // What nothing was changed in is not judged again: its result stands.
  const after = regraded.isRewritten ? judgeAnew(regraded, questions.answers.parse(answers)) : before;
  return { ...rest, attemptId: id, before, after, regraded, isChanged: differs(before, after) };
}
