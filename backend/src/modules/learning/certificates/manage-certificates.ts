import * as z from 'zod';

import type { certificates, Input, Result } from '#contract';
import { record } from '#src/database/scope.ts';
import { assertVersion, notFound, problem } from '#src/http/app-error.ts';
import { type ActorScope, type RequestContext, scopeSetup } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';
import { findSchool } from '#src/modules/tenants/index.ts';

import { schoolOfCode } from './certificate-code.ts';
import { CERTIFICATE_SELECT, certificateSnapshot, presentCertificate } from './rows.ts';

const cursorShape = z.tuple([z.uuid()]);

/** Certificates, the newest first: one's own for students, all for others. */
export async function listCertificates(
  { tx, tenantId, actor }: ActorScope,
  { query: { limit, cursor, studentId, courseId } }: Input<typeof certificates.listCertificates>,
): Promise<Result<typeof certificates.listCertificates>> {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
  const rows = await tx.certificate.findMany({
    where: {
      tenantId,
      ...(studentId && { studentId }),
      ...(courseId && { courseId }),
      AND: [actor.role === 'STUDENT' ? { studentId: actor.userId } : {}, before ? { id: { lt: before } } : {}],
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: CERTIFICATE_SELECT,
  });
  const { items, nextCursor } = page(rows, limit, ({ id }) => encodeCursor([id]));
  return { items: items.map((row) => presentCertificate(row, actor)), nextCursor };
}

/** Says that a certificate no longer holds. Throws NOT_FOUND, INVALID_TRANSITION where it was said before. */
export async function revokeCertificate(
  scope: ActorScope,
  { params: { id }, body: { reason } }: Input<typeof certificates.revokeCertificate>,
): Promise<certificates.Certificate> {
  const { tx, tenantId, now, actor } = scope;
  const where = { tenantId_id: { tenantId, id } };
  await tx.$queryRaw`SELECT id FROM certificate WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const before = await tx.certificate.findUnique({ where, select: CERTIFICATE_SELECT });
  if (!before) throw notFound('Certificate');
  assertVersion(scope.expectedVersion, before.version);
  if (before.revokedAt !== null)
    throw problem('INVALID_TRANSITION', 'The certificate is revoked already.', { from: 'REVOKED', to: 'REVOKED' });
  const data = { revokedAt: now, revokeReason: reason, version: { increment: 1 } };
  const after = await tx.certificate.update({ where, data, select: CERTIFICATE_SELECT });
  record(scope, {
    action: 'certificate.revoke',
    resourceType: 'certificate',
    resourceId: id,
    before: certificateSnapshot(before),
    after: certificateSnapshot(after),
  });
  return presentCertificate(after, actor);
}

/** What a certificate says, for whoever holds its code. Throws NOT_FOUND for every code that nobody made. */
export async function verifyCertificate(
  context: RequestContext,
  { params: { code } }: Input<typeof certificates.verifyCertificate>,
): Promise<certificates.Verification> {
  const { database, inScope } = context.services;
  const tenantId = schoolOfCode(code);
  const school = z.uuid().safeParse(tenantId).success ? await findSchool(database, tenantId) : null;
  const select = { courseTitle: true, issuedAt: true, revokedAt: true, student: { select: { fullName: true } } } as const;
  const found =
    school &&
    (await inScope(scopeSetup(context, tenantId, null), ({ tx }) =>
      tx.certificate.findUnique({ where: { tenantId_code: { tenantId, code } }, select }),
    ));
  if (!school || !found) throw notFound('Certificate');
  const { student, ...facts } = found;
  return { ...facts, studentName: student.fullName, school: school.name, timeZone: school.timeZone };
}
