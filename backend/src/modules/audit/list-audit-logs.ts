import * as z from 'zod';

import type { audit, Input, Result } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { AUDIT_SELECT, readRows } from './presenter.ts';

const cursorShape = z.tuple([z.string().regex(/^\d{1,15}$/)]);

/** The school's audit trail, newest first, by the filters given. */
export async function listAuditLogs(
  { tx, tenantId }: ActorScope,
  { query }: Input<typeof audit.listAuditLogs>,
): Promise<Result<typeof audit.listAuditLogs>> {
  const { limit, cursor, actorId, action, resourceType, resourceId, correlationId, from, to } = query;
  const before = cursor === undefined ? undefined : BigInt(decodeCursor(cursor, cursorShape)[0]);
  const rows = await tx.auditLog.findMany({
    where: {
      tenantId,
      ...(before !== undefined && { seq: { lt: before } }),
      ...(actorId && { userId: actorId }),
      ...(action && { action }),
      ...(resourceType && { resourceType }),
      ...(resourceId && { resourceId }),
      ...(correlationId && { correlationId }),
      ...((from ?? to) && { createdAt: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
    },
    orderBy: { seq: 'desc' },
    take: limit + 1,
    select: AUDIT_SELECT,
  });
  const { items, nextCursor } = page(rows, limit, (row) => encodeCursor([String(row.seq)]));
  return { items: (await readRows(tx, tenantId, items)).map(({ entry }) => entry), nextCursor };
}
