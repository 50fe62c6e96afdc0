import type { certificates, Input } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import { findSchool } from '#src/modules/tenants/index.ts';

import { certificatePdf } from './certificate-pdf.ts';
import { CERTIFICATE_SELECT } from './rows.ts';

/** A certificate to print: one's own for students. Throws NOT_FOUND. */
export async function* printCertificate(
  context: RequestContext<Actor>,
  { params: { id } }: Input<typeof certificates.getCertificatePdf>,
): AsyncGenerator<Uint8Array> {
  const { actor, services } = context;
  const own = actor.role === 'STUDENT' ? { studentId: actor.userId } : {};
  const found = await runInScope(context, ({ tx, tenantId }) =>
    tx.certificate.findFirst({ where: { tenantId, id, ...own }, select: CERTIFICATE_SELECT }),
  );
  const school = await findSchool(services.database, actor.tenantId);
  if (!found || !school) throw notFound('Certificate');
  const { student, courseTitle, issuedAt, revokedAt, code } = found;
  const address = new URL(`/certificates/${code}`, addressOfApp(context)).href;
  yield await certificatePdf({ ...school, school: school.name, studentName: student.fullName, courseTitle, issuedAt, revokedAt, address });
}

/** As set, else as the caller's own browser reached it. */
const addressOfApp = ({ services: { config }, host }: RequestContext): string =>
  config.publicUrl ?? `${config.production ? 'https' : 'http'}://${host ?? 'localhost'}`;
