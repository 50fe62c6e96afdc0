import { createHash } from 'node:crypto';

import { canonicalJson } from './canonical-json.ts';

/** How a row holds personal values: itself, as the oldest do, or as commitments to what stands beside the chain. */
export const FORM = { plain: 1, committed: 2 } as const;

/** What the hash of a row covers, besides the hash of the row before it. */
export type ChainedRow = {
  form: number;
  tenantId: string;
  id: string;
  seq: number;
  userId: string | null;
  actorName: string;
  action: string;
  resourceType: string;
  resourceId: string | null;
  before: unknown;
  after: unknown;
  correlationId: string;
  ip: string | null;
  createdAt: Date;
};

/** The `previousHash` of a school's first row. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 (hex) over the canonical JSON of the row and the hash of the row before it. */
export function chainHash(row: ChainedRow, previousHash: string): string {
  const { tenantId, id, seq, userId, actorName, action, resourceType, resourceId, correlationId, ip } = row;
  const covered = {
    // The oldest rows do not say their form: a row that is made to pass for one of them has another hash.
    ...(row.form !== FORM.plain && { form: row.form }),
    ...{ tenantId, id, seq, userId, actorName, action, resourceType, resourceId, correlationId, ip, previousHash },
    before: row.before ?? null,
    after: row.after ?? null,
    createdAt: row.createdAt.toISOString(),
  };
  return createHash('sha256').update(canonicalJson(covered)).digest('hex');
}
