import type { courses } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';

import { readQuiz } from '../courses/quiz-document.ts';

/** What selects of an attempt which quiz it holds, without the quiz. */
export const QUIZ_KEY = Prisma.sql`md5(quiz::text)`;

type Keyed = { id: string; quizKey: string };

/** The quizzes that some attempts hold, by their keys. */
export type QuizCopies = (rows: readonly Keyed[]) => Promise<ReadonlyMap<string, courses.Quiz>>;

/** Attempts with drawn questions hold each another quiz: no more are kept than a batch has. */
const MOST_KEPT = 300;

/** Reads the quizzes of attempts, each different one once: most attempts at a lesson hold the same. */
export function quizCopies({ tx, tenantId }: Scope): QuizCopies {
  let known = new Map<string, courses.Quiz>();
  return async (rows) => {
    const needed = new Map(rows.map(({ id, quizKey }) => [quizKey, id]));
    if (known.size + needed.size > MOST_KEPT) known = new Map([...known].filter(([key]) => needed.has(key)));
    const missing = [...needed].filter(([key]) => !known.has(key));
    if (missing.length === 0) return known;
    const found = await tx.quizAttempt.findMany({
      where: { tenantId, id: { in: missing.map(([, id]) => id) } },
      select: { id: true, quiz: true },
    });
    const keys = new Map(missing.map(([key, id]) => [id, key]));
    for (const { id, quiz } of found) known.set(keys.get(id) ?? '', readQuiz(quiz));
    return known;
  };
}
