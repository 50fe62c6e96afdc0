import type { Scope } from '#src/database/scope.ts';

import type { Regrading } from './read-outcomes.ts';

/** Writes the regraded questions and results into attempts, and beforehand what they were; each different quiz is sent once. */
export async function writeChanges({ tx, tenantId }: Scope, regradeId: string, rewritten: readonly Regrading[]): Promise<void> {
  if (rewritten.length === 0) return;
  const results = JSON.stringify(rewritten.map(({ attemptId: id, quizKey, after }) => ({ id, quiz_key: quizKey, result: after })));
  const documents = new Map(rewritten.map(({ quizKey, regraded }) => [quizKey, regraded.questions]));
  const quizzes = JSON.stringify([...documents].map(([quiz_key, questions]) => ({ quiz_key, questions })));
  await tx.$executeRaw`
    INSERT INTO regrade_change (tenant_id, regrade_id, attempt_id, student_id, before, after)
    SELECT a.tenant_id, ${regradeId}::uuid, a.id, a.student_id,
      jsonb_build_object('quiz', a.quiz, 'score', a.score, 'maxScore', a.max_score, 'percent', a.percent, 'passed', a.passed), r.result
    FROM jsonb_to_recordset(${results}::jsonb) AS r(id uuid, result jsonb)
    JOIN quiz_attempt a ON a.tenant_id = ${tenantId}::uuid AND a.id = r.id`;
  await tx.$executeRaw`
    UPDATE quiz_attempt a SET quiz = jsonb_set(a.quiz, '{questions}', q.questions), score = (r.result->>'score')::numeric,
      max_score = (r.result->>'maxScore')::numeric, percent = (r.result->>'percent')::numeric, passed = (r.result->>'passed')::boolean,
      version = a.version + 1
    FROM jsonb_to_recordset(${results}::jsonb) AS r(id uuid, quiz_key text, result jsonb)
    JOIN jsonb_to_recordset(${quizzes}::jsonb) AS q(quiz_key text, questions jsonb) ON q.quiz_key = r.quiz_key
    WHERE a.tenant_id = ${tenantId}::uuid AND a.id = r.id`;
}

/** What became of a student's completion, and since when they had or have it; kept with the change it hangs on. */
export type KeptCompletion = { attemptId: string; completion: 'GAINS' | 'LOSES'; completedAt: Date };

/** Notes which changes gave or took a completion, so that undoing them can take or give it back. */
export async function keepCompletions({ tx, tenantId }: Scope, regradeId: string, kept: readonly KeptCompletion[]): Promise<void> {
  if (kept.length === 0) return;
  await tx.$executeRaw`
    UPDATE regrade_change c SET after = c.after || k.kept
    FROM unnest(${kept.map(({ attemptId }) => attemptId)}::uuid[], ${kept.map(({ attemptId: _, ...each }) => JSON.stringify(each))}::jsonb[]) AS k(id, kept)
    WHERE c.tenant_id = ${tenantId}::uuid AND c.regrade_id = ${regradeId}::uuid AND c.attempt_id = k.id`;
}

/** Makes of some attempts what they were before a regrade, to the last digit. */
export async function restoreAttempts({ tx, tenantId }: Scope, regradeId: string, attemptIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE quiz_attempt a SET quiz = c.before->'quiz', score = (c.before->>'score')::numeric, max_score = (c.before->>'maxScore')::numeric,
      percent = (c.before->>'percent')::numeric, passed = (c.before->>'passed')::boolean, version = a.version + 1
    FROM regrade_change c
    WHERE c.tenant_id = ${tenantId}::uuid AND c.regrade_id = ${regradeId}::uuid AND c.attempt_id = ANY(${attemptIds}::uuid[])
      AND a.tenant_id = c.tenant_id AND a.id = c.attempt_id`;
}
