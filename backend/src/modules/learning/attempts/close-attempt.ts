import { record, type Scope } from '#src/database/scope.ts';

import { issueCertificates } from '../certificates/issue-certificates.ts';
import { scoreQuiz } from '../questions/score-quiz.ts';
import { answersOf, ATTEMPT_SELECT, type AttemptRow, presentSummary, quizOf } from './rows.ts';

/** Ends an open attempt with the answers that were saved, scores it, and marks the lesson as completed where it is passed. */
export async function closeAttempt(scope: Scope, attempt: AttemptRow, status: 'SUBMITTED' | 'EXPIRED'): Promise<AttemptRow> {
  const { tx, tenantId, now } = scope;
  const { questions, passPercent } = quizOf(attempt);
  const result = scoreQuiz({ questions, answers: answersOf(attempt), passPercent });
  const submittedAt = status === 'EXPIRED' ? attempt.expiresAt : now;
  const closed = await tx.quizAttempt.update({
    where: { tenantId_id: { tenantId, id: attempt.id } },
    data: { ...result, status, submittedAt, version: { increment: 1 } },
    select: ATTEMPT_SELECT,
  });
  if (result.passed) {
    const done = { tenantId, studentId: attempt.studentId, lessonId: attempt.lessonId, completedAt: submittedAt ?? now };
    await tx.lessonProgress.createMany({ data: [done], skipDuplicates: true });
    await issueCertificates(scope, attempt.lessonId, [attempt.studentId]);
  }
  const { id, lessonId, number, score, maxScore, percent, passed } = presentSummary(closed);
  const after = { id, lessonId, studentId: attempt.studentId, number, status, score, maxScore, percent, passed };
  record(scope, { action: 'quiz.submit', resourceType: 'attempt', resourceId: id, after });
  return closed;
}

/** Whether an attempt's time is over. */
export const isExpired = ({ status, expiresAt }: AttemptRow, now: Date): boolean =>
  status === 'IN_PROGRESS' && expiresAt !== null && expiresAt <= now;

const AT_ONCE = 100;

/** Closes the attempts of a school whose time is over and that nobody looked at since; those another process closes are left to it. */
export async function closeExpiredAttempts(scope: Scope): Promise<void> {
  const { tx, tenantId, now } = scope;
  const due = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM quiz_attempt WHERE tenant_id = ${tenantId}::uuid AND status = 'IN_PROGRESS' AND expires_at <= ${now}
    ORDER BY expires_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`;
  const rows = await tx.quizAttempt.findMany({ where: { tenantId, id: { in: due.map(({ id }) => id) } }, select: ATTEMPT_SELECT });
  for (const row of rows) await closeAttempt(scope, row, 'EXPIRED');
}
