import { invalidField, notFound, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope } from '#src/http/context.ts';

/** Whether someone may change a rule: its instructor, and any admin. */
export const isTheirs = ({ role, userId }: Pick<Actor, 'role' | 'userId'>, { instructorId }: { instructorId: string }): boolean =>
  role === 'ADMIN' || instructorId === userId;

/** Whose availability a request is about: an instructor's own, or the one an admin names. */
export function whoseTime({ actor }: ActorScope, instructorId: string | undefined): string {
  if (actor.role === 'ADMIN') {
    if (instructorId === undefined) throw invalidField('instructorId', 'Say whose availability it is.');
    return instructorId;
  }
  if (instructorId !== undefined && instructorId !== actor.userId) throw problem('FORBIDDEN', 'Instructors change their own availability.');
  return actor.userId;
}

/** As `whoseTime`; where an admin names nobody, the owner of a rule that the request is about. */
export async function whoseRules(scope: ActorScope, instructorId: string | undefined, ruleId: string | undefined): Promise<string> {
  const { tx, tenantId, actor } = scope;
  if (actor.role !== 'ADMIN' || instructorId !== undefined || ruleId === undefined) return whoseTime(scope, instructorId);
  const rule = await tx.availability.findUnique({ where: { tenantId_id: { tenantId, id: ruleId } }, select: { instructorId: true } });
  if (!rule) throw notFound('Availability');
  return rule.instructorId;
}
