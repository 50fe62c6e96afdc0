import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { closeAttempt, isExpired } from './close-attempt.ts';
import { ATTEMPT_SELECT, type AttemptRow } from './rows.ts';

/** One's own attempt, locked until the commit; one whose time is over is closed first. Throws NOT_FOUND for anyone else's. */
export async function lockAttempt(scope: ActorScope, id: string): Promise<AttemptRow> {
  const { tx, tenantId, actor, now } = scope;
  await tx.$queryRaw`
    SELECT id FROM quiz_attempt WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND student_id = ${actor.userId}::uuid FOR UPDATE`;
  const found = await tx.quizAttempt.findFirst({ where: { tenantId, id, studentId: actor.userId }, select: ATTEMPT_SELECT });
  if (!found) throw notFound('Attempt');
  return isExpired(found, now) ? closeAttempt(scope, found, 'EXPIRED') : found;
}
