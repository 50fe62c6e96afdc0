import type { figures } from '#contract';
import { record, type Scope } from '#src/database/scope.ts';
import { enqueueEach } from '#src/modules/notifications/index.ts';

import { byStudent } from './by-student.ts';

/** A result that changed, as its student and the log hear of it. */
export type ChangedResult = {
  attemptId: string;
  studentId: string;
  number: number;
  status: string;
  before: figures.Judged;
  after: figures.Judged;
  completion: 'GAINS' | 'LOSES' | null;
};

type About = { regradeId: string; lesson: { id: string; title: string } };

/** One message to each student, of the newest of their attempts that changed. */
export async function tellStudents(scope: Scope, { regradeId, lesson }: About, changed: readonly ChangedResult[]): Promise<void> {
  const told = [...byStudent(changed)].flatMap(([recipientId, results]) => {
    const newest = results.at(-1);
    if (!newest) return [];
    const { attemptId, before, after } = newest;
    const completion = results.find((each) => each.completion !== null)?.completion ?? null;
    const change = { before: before.percent, after: after.percent, passed: after.passed, completion };
    return [
      { recipientId, payload: { regradeId, lessonId: lesson.id, title: lesson.title, attemptId, attempts: results.length, ...change } },
    ];
  });
  await enqueueEach(scope, 'quiz.regraded', told);
}

/** Beyond so many the log names no single attempt: the regrade keeps them all, and the log its counts. */
const MOST_RECORDED = 5_000;

/** A row of the log for each result that changed, as far as there is room for them. */
export function resultRecorder(scope: Scope, action: 'attempt.regrade' | 'attempt.regrade_undo', { regradeId, lesson }: About) {
  let left = MOST_RECORDED;
  return (changed: readonly ChangedResult[]): void => {
    for (const { attemptId, studentId, number, status, before, after } of changed.slice(0, left)) {
      const attempt = { id: attemptId, lessonId: lesson.id, studentId, number, status };
      const told = { before: { ...attempt, ...before }, after: { ...attempt, ...after, regradeId } };
      record(scope, { action, resourceType: 'attempt', resourceId: attemptId, ...told });
    }
    left = Math.max(0, left - changed.length);
  };
}
