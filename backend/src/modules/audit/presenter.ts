import type { audit } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';

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
} as const satisfies Prisma.AuditLogSelect;

export type AuditRow = Prisma.AuditLogGetPayload<{ select: typeof AUDIT_SELECT }>;

/** An audit row as the contract shows it; a school would need millennia to outgrow a safe integer. */
export const presentAuditEntry = (row: AuditRow): audit.AuditEntry => ({ ...row, seq: Number(row.seq) });
