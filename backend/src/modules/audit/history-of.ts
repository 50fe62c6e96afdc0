import { identity } from '#contract';
import { ERASED } from '#src/database/commitments.ts';
import type { Scope } from '#src/database/scope.ts';

import { AUDIT_SELECT, readRows } from './presenter.ts';

export type PastAct = { at: Date; action: string; actor: { id: string; fullName: string } | null; before: unknown; after: unknown };

const LONGEST = 200;

/** What was done to one object, oldest first: the log is its history, so no second copy can disagree with it. */
export async function historyOf({ tx, tenantId }: Scope, resourceType: string, resourceId: string): Promise<PastAct[]> {
  const rows = await tx.auditLog.findMany({
    where: { tenantId, resourceType, resourceId },
    orderBy: { seq: 'asc' },
    take: LONGEST,
    select: AUDIT_SELECT,
  });
  return (await readRows(tx, tenantId, rows)).map(({ entry: { createdAt, action, userId, actorName, before, after } }) => ({
    at: createdAt,
    action,
    actor: userId === null ? null : { id: userId, fullName: actorName === ERASED ? identity.ERASED_PERSON : actorName },
    before,
    after,
  }));
}
