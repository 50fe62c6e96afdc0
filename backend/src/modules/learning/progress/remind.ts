import { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';
import { enqueue } from '#src/modules/notifications/index.ts';

const AT_ONCE = 100;
const DAY = 86_400_000;

/** Whether a date is less than a day away, or over. */
export const isSoon = (dueAt: Date | null, now: Date): boolean => dueAt !== null && dueAt.getTime() - now.getTime() <= DAY;

type Claimed = { studentId: string; lessonId: string; title: string; courseTitle: string; dueAt: Date; open: boolean };

/**
 * Reminds a school's students of what is due within a day, and of what became overdue. Each row is marked in the
 * transaction that queues its message, and rows another replica holds are left to it, so once is once.
 */
export async function remindOfAssignments(scope: Scope): Promise<void> {
  const { now } = scope;
  const soon = new Date(now.getTime() + DAY);
  await tell(scope, 'lesson.due_soon', await claim(scope, 'due_soon_told_at', Prisma.sql`a.due_at > ${now} AND a.due_at <= ${soon}`));
  await tell(scope, 'lesson.overdue', await claim(scope, 'overdue_told_at', Prisma.sql`a.due_at <= ${now}`));
}

/** Marks what is at hand, and says of each whether there is still something to do that its student could open. */
const claim = ({ tx, tenantId, now }: Scope, mark: 'due_soon_told_at' | 'overdue_told_at', isDue: Prisma.Sql) =>
  tx.$queryRaw<Claimed[]>`
    WITH claimed AS (
      SELECT a.id FROM lesson_assignment a
      WHERE a.tenant_id = ${tenantId}::uuid AND a.${Prisma.raw(mark)} IS NULL AND ${isDue}
      ORDER BY a.due_at, a.id LIMIT ${AT_ONCE}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE lesson_assignment a SET ${Prisma.raw(mark)} = ${now}
    FROM claimed, lesson l, course_module m, course c, app_user u
    WHERE a.tenant_id = ${tenantId}::uuid AND a.id = claimed.id
      AND l.tenant_id = a.tenant_id AND l.id = a.lesson_id
      AND m.tenant_id = a.tenant_id AND m.id = l.module_id
      AND c.tenant_id = a.tenant_id AND c.id = l.course_id
      AND u.tenant_id = a.tenant_id AND u.id = a.student_id
    RETURNING a.student_id AS "studentId", a.lesson_id AS "lessonId", l.title, c.title AS "courseTitle", a.due_at AS "dueAt",
      (l.archived_at IS NULL AND m.archived_at IS NULL AND c.status = 'PUBLISHED' AND u.status = 'ACTIVE' AND NOT EXISTS (
        SELECT 1 FROM lesson_progress p
        WHERE p.tenant_id = a.tenant_id AND p.student_id = a.student_id AND p.lesson_id = a.lesson_id)) AS open`;

async function tell(scope: Scope, topic: string, claimed: readonly Claimed[]): Promise<void> {
  for (const { studentId, open, ...payload } of claimed) if (open) await enqueue(scope, { topic, recipientIds: [studentId], payload });
}
