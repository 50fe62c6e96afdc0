import { v7 as uuidv7 } from 'uuid';

import { certificateCodeOf } from '#src/modules/learning/index.ts';

import type { Call, Cast } from './access-table.cast.ts';

/** A certificate of the student, for one example alone. */
const aCertificate = ({ school, student }: Cast) =>
  school.inScope(async ({ tx, tenantId, now }) => {
    const [id, courseId] = [uuidv7(), uuidv7()];
    await tx.course.create({ data: { tenantId, id: courseId, title: `Course ${courseId}`, status: 'PUBLISHED' }, select: { id: true } });
    const code = certificateCodeOf(tenantId, Buffer.from(id.replaceAll('-', ''), 'hex'));
    const data = { tenantId, id, courseId, studentId: student.id, courseTitle: 'Weather', issuedAt: now, code };
    await tx.certificate.createMany({ data: [data] });
    return { id, code };
  });

/** Requests about certificates. */
export const CERTIFICATE_EXAMPLES = {
  'GET /certificates': { call: (): Call => ({ path: '/certificates' }) },
  'GET /certificates/:id/pdf': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/certificates/${(await aCertificate(cast)).id}/pdf` }),
  },
  'POST /certificates/:id/revoke': {
    call: async (cast: Cast): Promise<Call> => ({
      path: `/certificates/${(await aCertificate(cast)).id}/revoke`,
      body: { reason: 'Issued to the wrong person' },
    }),
    audit: ['certificate.revoke'],
  },
  'GET /verify/certificates/:code': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/verify/certificates/${(await aCertificate(cast)).code}` }),
  },
};
