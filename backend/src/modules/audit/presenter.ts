import type { audit } from '#contract';
import { FORM } from '#src/database/chain-hash.ts';
import { type Opening, reveal } from '#src/database/commitments.ts';
import type { Prisma } from '#src/database/generated/client.ts';
import { openedIn } from '#src/database/personal-values.ts';
import type { Transaction } from '#src/database/scope.ts';

import type { HashedRow } from './chain-walk.ts';

export const AUDIT_SELECT = {
  id: true,
  seq: true,
  tenantId: true,
  userId: true,
  actorName: true,
  action: true,
  resourceType: true,
  resourceId: true,
  before: true,
  after: true,
  correlationId: true,
  ip: true,
  createdAt: true,
  hash: true,
  previousHash: true,
  form: true,
} as const satisfies Prisma.AuditLogSelect;

export type AuditRow = Prisma.AuditLogGetPayload<{ select: typeof AUDIT_SELECT }>;

/** A row as it is chained, as people read it, and what leads from the one to the other. */
export type ReadRow = { chained: HashedRow; entry: audit.AuditEntry; openings: Opening[] };

/** Reads rows with the personal values that are still there: one query, however many rows. */
export async function readRows(tx: Transaction, tenantId: string, rows: readonly AuditRow[]): Promise<ReadRow[]> {
  const committed = rows.filter(({ form }) => form === FORM.committed);
  const known = await openedIn({ tx, tenantId }, committed);
  return rows.map((row) => {
    // A school would need millennia to outgrow a safe integer.
    const chained = { ...row, seq: Number(row.seq) };
    const { shown, openings } = row.form === FORM.committed ? reveal(row, known) : { shown: row, openings: [] };
    const erased = openings.filter(({ opened }) => opened === null).map(({ pointer }) => pointer);
    return { chained, entry: { ...chained, ...personalParts(shown), erased }, openings };
  });
}

const personalParts = <P extends Pick<AuditRow, 'actorName' | 'ip'> & { before: unknown; after: unknown }>({
  actorName,
  ip,
  before,
  after,
}: P) => ({
  actorName,
  ip,
  before,
  after,
});
