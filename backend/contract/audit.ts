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

/**
 * Another line of the export: what the chain was when it was signed (Ed25519). Daily checkpoints stand right after the row
 * they speak of, `end` is the last line. Signed is the canonical JSON of all fields but `publicKey` and `signature`.
 */
export const exportedCheckpoint = z.object({
  kind: z.enum(['checkpoint', 'end']),
  tenantId: id,
  seq: z.int(),
  hash: z.string(),
  entries: z.int(),
  signedAt: instant,
  keyId: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});
export type ExportedCheckpoint = z.output<typeof exportedCheckpoint>;

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
  summary: 'Recomputes the chain of hashes and compares it with the signed checkpoints',
  access: 'audit:read',
  response: z.object({
    valid: z.boolean(),
    entries: z.int(),
    headHash: z.string(),
    firstBrokenSeq: z.int().nullable(),
    /** The newest, or the first that does not hold: its row is gone or another, its signature is wrong, or its key is not ours. */
    checkpoint: z.object({ seq: z.int(), signedAt: instant, keyId: z.string(), valid: z.boolean() }).nullable(),
  }),
});

export const getAuditPublicKey = endpoint({
  method: 'get',
  path: '/audit-logs/public-key',
  summary: 'The key that confirms the signatures of checkpoints and exports, as PEM',
  access: 'audit:read',
  response: z.object({ keyId: z.string(), publicKey: z.string() }),
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
  errors: ['STEP_UP_REQUIRED'],
});
