import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, instant, pageOf, pageQuery } from './primitives.ts';

/**
 * One critical act. `hash` covers the row and `previousHash`: a chain per school. Personal values of people who were
 * erased read “(erased)”; `erased` names their places, such as `/after/email`.
 */
export const auditEntry = z
  .object({
    id,
    seq: z.int(),
    tenantId: id,
    userId: id.nullable(),
    actorName: z.string(),
    action: z.string(),
    resourceType: z.string(),
    resourceId: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
    correlationId: z.string(),
    ip: z.string().nullable(),
    createdAt: instant,
    hash: z.string(),
    previousHash: z.string(),
    erased: z.array(z.string()),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.output<typeof auditEntry>;

/**
 * A line of the export. From `form` 2 on, the chain holds commitments in place of personal values: at each place named
 * here, `{"$personal": hash}` (`$personal:<hash>` in `actorName` and `ip`), the hash being SHA-256 over the salt and the
 * value's canonical JSON. The salt is null where the value was erased.
 */
export const exportedEntry = auditEntry.omit({ erased: true }).extend({
  form: z.int(),
  commitments: z.record(z.string(), z.object({ hash: z.string(), salt: z.string().nullable() })),
});
export type ExportedEntry = z.output<typeof exportedEntry>;

export const listAuditLogs = endpoint({
  method: 'get',
  path: '/audit-logs',
  summary: 'What was done, newest first',
  access: 'audit:read',
  query: pageQuery.extend({
    actorId: id.optional(),
    action: z.string().max(80).optional(),
    resourceType: z.string().max(40).optional(),
    resourceId: z.string().max(80).optional(),
    correlationId: z.string().max(128).optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  response: pageOf(auditEntry),
});

export const verifyAuditLog = endpoint({
  method: 'get',
  path: '/audit-logs/verification',
  summary: 'Recomputes the chain of hashes',
  access: 'audit:read',
  response: z.object({ valid: z.boolean(), entries: z.int(), headHash: z.string(), firstBrokenSeq: z.int().nullable() }),
});

export const exportAuditLog = endpoint({
  method: 'get',
  path: '/audit-logs/export',
  summary: 'The whole trail, oldest first, one JSON row a line; can be verified offline',
  access: 'audit:read',
  stream: 'application/x-ndjson',
});
