import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery, personRef, requiredText, version } from './primitives.ts';

/** Names its school and says nothing else; unguessable. */
export const certificateCode = z.string().regex(/^[A-Za-z0-9_-]{43}$/, { error: 'Not a code' });

const certificate = z
  .object({
    id,
    student: personRef,
    courseId: id,
    /** As the course was called then. */
    courseTitle: z.string(),
    issuedAt: instant,
    code: z.string(),
    revokedAt: instant.nullable(),
    revokeReason: z.string().nullable(),
    version,
    can: z.object({ revoke: z.boolean() }),
  })
  .meta({ id: 'Certificate' });
export type Certificate = z.output<typeof certificate>;

export const listCertificates = endpoint({
  method: 'get',
  path: '/certificates',
  summary: 'Certificates, the newest first: one’s own for students, all for others',
  access: 'course:read',
  query: pageQuery.extend({ studentId: id.optional(), courseId: id.optional() }),
  response: pageOf(certificate),
});

export const getCertificatePdf = endpoint({
  method: 'get',
  path: '/certificates/:id/pdf',
  summary: 'A certificate to print, with the address at which anyone can verify it',
  access: 'course:read',
  params: idParams,
  stream: 'application/pdf',
});

export const revokeCertificate = endpoint({
  method: 'post',
  path: '/certificates/:id/revoke',
  summary: 'Says that a certificate no longer holds, and why; it stays on record',
  access: 'user:manage',
  params: idParams,
  body: z.strictObject({ reason: requiredText(500) }),
  response: certificate,
  errors: ['INVALID_TRANSITION'],
});

const verification = z
  .object({
    school: z.string(),
    courseTitle: z.string(),
    studentName: z.string(),
    issuedAt: instant,
    revokedAt: instant.nullable(),
    timeZone: z.string(),
  })
  .meta({ id: 'Verification' });
export type Verification = z.output<typeof verification>;

export const verifyCertificate = endpoint({
  method: 'get',
  path: '/verify/certificates/:code',
  summary: 'What a certificate says, for whoever holds its code',
  access: 'public',
  params: z.strictObject({ code: certificateCode }),
  response: verification,
  rateLimit: 'refresh',
});
