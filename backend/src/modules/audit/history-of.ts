import type { Scope } from '#src/database/scope.ts';

export type PastAct = { at: Date; action: string; actor: { id: string; fullName: string } | null; before: unknown; after: unknown };

const LONGEST = 200;

/** What was done to one object, oldest first: the log is its history, so no second copy can disagree with it. */
export async function historyOf({ tx, tenantId }: Scope, resourceType: string, resourceId: string): Promise<PastAct[]> {
  const rows = await tx.auditLog.findMany({
    where: { tenantId, resourceType, resourceId },
    orderBy: { seq: 'asc' },
    take: LONGEST,
    select: { createdAt: true, action: true, userId: true, actorName: true, before: true, after: true },
  });
  return rows.map(({ createdAt, action, userId, actorName, before, after }) => ({
    at: createdAt,
    action,
    actor: userId === null ? null : { id: userId, fullName: actorName },
    before,
    after,
  }));
}
