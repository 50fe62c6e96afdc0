import { randomBytes } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';

import { record, type Scope } from '#src/database/scope.ts';
import { enqueue } from '#src/modules/notifications/index.ts';

import { certificateCodeOf, SECRET_BYTES } from './certificate-code.ts';
import { CERTIFICATE_SELECT, certificateSnapshot } from './rows.ts';

/**
 * Certifies those of some students who completed with this lesson the last one of its course, each once and for all. To be
 * called in the transaction that completes it, after the completion is written.
 */
export async function issueCertificates(scope: Scope, lessonId: string, studentIds: readonly string[]): Promise<void> {
  const { tx, tenantId, now } = scope;
  if (studentIds.length === 0) return;
  const where = { tenantId_id: { tenantId, id: lessonId } };
  const { course } = await tx.lesson.findUniqueOrThrow({ where, select: { course: { select: { id: true, title: true, status: true } } } });
  if (course.status !== 'PUBLISHED') return;
  for (const studentId of await completedBy(scope, course.id, studentIds)) {
    const code = certificateCodeOf(tenantId, randomBytes(SECRET_BYTES));
    const data = { tenantId, id: uuidv7(), studentId, courseId: course.id, courseTitle: course.title, issuedAt: now, code };
    const [made] = await tx.certificate.createManyAndReturn({ data: [data], skipDuplicates: true, select: CERTIFICATE_SELECT });
    if (!made) continue;
    record(scope, { action: 'certificate.issue', resourceType: 'certificate', resourceId: made.id, after: certificateSnapshot(made) });
    await enqueue(scope, {
      topic: 'certificate.issued',
      recipientIds: [studentId],
      payload: { courseId: course.id, courseTitle: course.title },
    });
  }
}

/** Of two who complete the last two lessons of one student at once, the second sees what the first wrote: they take turns. */
async function completedBy({ tx, tenantId }: Scope, courseId: string, studentIds: readonly string[]): Promise<string[]> {
  for (const studentId of studentIds.toSorted()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`certificate:${tenantId}:${courseId}:${studentId}`}, 0))`;
  }
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM unnest(${studentIds}::uuid[]) AS s(id)
    WHERE NOT EXISTS (
      SELECT FROM lesson l JOIN course_module m ON m.tenant_id = l.tenant_id AND m.id = l.module_id
      WHERE l.tenant_id = ${tenantId}::uuid AND l.course_id = ${courseId}::uuid AND l.archived_at IS NULL AND m.archived_at IS NULL
        AND NOT EXISTS (
          SELECT FROM lesson_progress p
          WHERE p.tenant_id = l.tenant_id AND p.student_id = s.id AND p.lesson_id = l.id))
      AND NOT EXISTS (
        SELECT FROM certificate c WHERE c.tenant_id = ${tenantId}::uuid AND c.student_id = s.id AND c.course_id = ${courseId}::uuid)`;
  return rows.map(({ id }) => id);
}
