import type { figures } from '#contract';

/** A finished attempt, before and after it is judged anew. */
export type Outcome = {
  readonly attemptId: string;
  readonly studentId: string;
  readonly number: number;
  readonly submittedAt: Date | null;
  readonly before: figures.Judged;
  readonly after: figures.Judged;
};

/** What becomes of a student's having completed the lesson, and the attempt it hangs on. */
export type CompletionChange<O extends Outcome = Outcome> = { readonly change: 'GAINS' | 'LOSES'; readonly attempt: O };

/**
 * Who passes for the first time completes the lesson, as of the earliest such attempt. Who had completed it by an attempt at
 * this quiz loses that when none of their attempts passes any more. In all other cases it stays as it is.
 */
export function completionChange<O extends Outcome>(outcomes: readonly O[], completedAt: Date | null): CompletionChange<O> | null {
  if (completedAt === null) {
    const attempt = outcomes.find(({ before, after }) => after.passed && !before.passed);
    return attempt ? { change: 'GAINS', attempt } : null;
  }
  const attempt = outcomes.findLast(({ before, after }) => before.passed && !after.passed);
  const isByAttempt = outcomes.some(({ submittedAt }) => submittedAt?.getTime() === completedAt.getTime());
  return attempt && isByAttempt && !outcomes.some(({ after }) => after.passed) ? { change: 'LOSES', attempt } : null;
}
