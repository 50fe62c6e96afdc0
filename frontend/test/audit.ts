import type { audit } from '@flightline/backend/contract';

import { buildUser, SCHOOL } from './people.ts';

/** The places whose value was erased with its person. */
const NOTHING_ERASED: { erased: string[] } = { erased: [] };

/** An entry of the audit log, decoded: an admin signed in. */
export const buildEntry = (part: Partial<audit.AuditEntry> = {}): audit.AuditEntry => ({
  id: '01a208c9-57b3-723a-a6b2-f258f18e2cd4',
  seq: 17,
  tenantId: SCHOOL.id,
  userId: buildUser('ADMIN').id,
  actorName: 'Ada Reyes',
  action: 'user.login',
  resourceType: 'user',
  resourceId: buildUser('ADMIN').id,
  before: null,
  after: null,
  correlationId: 'c-1',
  ip: '127.0.0.1',
  createdAt: new Date('2026-11-23T12:00:00.000Z'),
  hash: 'a1'.repeat(32),
  previousHash: 'b2'.repeat(32),
  ...NOTHING_ERASED,
  ...part,
});

/** The same as the server writes it. */
export const writtenEntry = (part: Partial<audit.AuditEntry> = {}) => {
  const entry = buildEntry(part);
  return { ...entry, createdAt: entry.createdAt.toISOString() };
};
