import type { audit, Input, Result } from '#contract';
import { ACTS_WITHOUT_STATE, stateFieldsOf } from '#src/database/audit-fields.ts';
import type { ActorScope } from '#src/http/context.ts';

import { after } from './as-it-was.ts';
import { AUDIT_SELECT, readRows } from './presenter.ts';

const BATCH = 500;

type AsItWas = Result<typeof audit.getAsItWas>;

/** Rebuilds an object from what the trail tells of it, from its making to the moment asked for. */
export async function getAsItWas({ tx, tenantId }: ActorScope, { query }: Input<typeof audit.getAsItWas>): Promise<AsItWas> {
  const { resourceType, resourceId, at } = query;
  const told = { tenantId, resourceType, resourceId, createdAt: { lte: at }, action: { notIn: ACTS_WITHOUT_STATE } };
  const fields = stateFieldsOf(resourceType);
  let found: Pick<AsItWas, 'state' | 'asOf'> = { state: null, asOf: null };
  for (let last = 0; ;) {
    const rows = await tx.auditLog.findMany({
      where: { ...told, seq: { gt: last } },
      orderBy: { seq: 'asc' },
      take: BATCH,
      select: AUDIT_SELECT,
    });
    for (const { entry } of await readRows(tx, tenantId, rows)) {
      const { seq, createdAt, action, actorName } = entry;
      const state = after(found.state, entry, fields);
      if (state !== undefined) found = { state, asOf: { seq, at: createdAt, action, actorName } };
      last = seq;
    }
    if (rows.length < BATCH) return { ...query, ...found };
  }
}
