import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, instant, pageOf, pageQuery } from './primitives.ts';

/** One critical act. `hash` covers the row and `previousHash`: a chain per school. */
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
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.output<typeof auditEntry>;

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
  response: z.object({
    valid: z.boolean(),
    entries: z.int(),
    headHash: z.string(),
    firstBrokenSeq: z.int().nullable(),
    /** The newest signed one; absent where the server signs none yet. */
    checkpoint: z.object({ seq: z.int(), signedAt: instant, keyId: z.string(), valid: z.boolean() }).nullish(),
  }),
});

/** The types of object that can be rebuilt. */
export const rebuildable = z.enum(['user', 'booking', 'course', 'resource', 'availability']);

export const getAsItWas = endpoint({
  method: 'get',
  path: '/audit-logs/as-it-was',
  summary: 'An object as it stood at a moment, rebuilt from the trail; null before it was made and after it was deleted',
  access: 'audit:read',
  query: z.strictObject({ resourceType: rebuildable, resourceId: id, at: instant }),
  response: z
    .object({
      resourceType: rebuildable,
      resourceId: id,
      at: instant,
      state: z.record(z.string(), z.unknown()).nullable(),
      /** The act that brought it there. */
      asOf: z.object({ seq: z.int(), at: instant, action: z.string(), actorName: z.string() }).nullable(),
    })
    .meta({ id: 'AsItWas' }),
});

export const exportAuditLog = endpoint({
  method: 'get',
  path: '/audit-logs/export',
  summary: 'The whole trail, oldest first, one JSON row a line; can be verified offline',
  access: 'audit:read',
  stream: 'application/x-ndjson',
});
