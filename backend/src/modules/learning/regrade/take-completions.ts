import type { Scope } from '#src/database/scope.ts';

import { issueCertificates } from '../certificates/issue-certificates.ts';

/**
 * Holds the open attempts of some students until the commit: who is just handing one in is waited for, and counts. To be
 * called before anything of theirs is deleted, while no attempt can begin (see `holdBeginnings`).
 */
export async function holdOpenAttempts({ tx, tenantId }: Scope, lessonId: string, studentIds: readonly string[]): Promise<void> {
  if (studentIds.length === 0) return;
  await tx.$queryRaw`
    SELECT id FROM quiz_attempt
    WHERE tenant_id = ${tenantId}::uuid AND lesson_id = ${lessonId}::uuid AND student_id = ANY(${studentIds}::uuid[]) AND status = 'IN_PROGRESS'
    ORDER BY student_id FOR UPDATE`;
}

/** Takes the completion from those of whom no attempt passes; gives since when each had it. */
export async function takeCompletions(
  { tx, tenantId }: Scope,
  lessonId: string,
  studentIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (studentIds.length === 0) return new Map();
  const taken = await tx.$queryRaw<{ studentId: string; completedAt: Date }[]>`
    DELETE FROM lesson_progress p
    WHERE p.tenant_id = ${tenantId}::uuid AND p.lesson_id = ${lessonId}::uuid AND p.student_id = ANY(${studentIds}::uuid[])
      AND NOT EXISTS (
        SELECT FROM quiz_attempt a
        WHERE a.tenant_id = p.tenant_id AND a.lesson_id = p.lesson_id AND a.student_id = p.student_id AND a.passed)
    RETURNING p.student_id AS "studentId", p.completed_at AS "completedAt"`;
  return new Map(taken.map(({ studentId, completedAt }) => [studentId, completedAt]));
}

export type Completion = { studentId: string; completedAt: Date };

/** Marks a lesson as completed; gives who had not completed it yet. */
export async function giveCompletions(scope: Scope, lessonId: string, given: readonly Completion[]): Promise<ReadonlyMap<string, Date>> {
  const { tx, tenantId } = scope;
  if (given.length === 0) return new Map();
  const data = given.map((each) => ({ ...each, tenantId, lessonId }));
  const made = await tx.lessonProgress.createManyAndReturn({ data, skipDuplicates: true, select: { studentId: true, completedAt: true } });
  await issueCertificates(
    scope,
    lessonId,
    made.map(({ studentId }) => studentId),
  );
  return new Map(made.map(({ studentId, completedAt }) => [studentId, completedAt]));
}
