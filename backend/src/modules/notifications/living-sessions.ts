import type { Role } from '#contract';
import type { Scope } from '#src/database/scope.ts';

/** Of some sessions, those that may still be used, with the role that their person has now. */
export async function livingSessions({ tx, tenantId, now }: Scope, sessionIds: string[]): Promise<Map<string, Role>> {
  const sessions = await tx.session.findMany({
    where: { tenantId, id: { in: sessionIds }, revokedAt: null, expiresAt: { gt: now }, user: { status: 'ACTIVE' } },
    select: { id: true, user: { select: { role: true } } },
  });
  return new Map(sessions.map(({ id, user }) => [id, user.role]));
}
