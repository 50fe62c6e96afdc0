import { v7 as uuidv7 } from 'uuid';

import type { Call, Cast } from './access-table.cast.ts';

/** A medical of the student, or of whom is said, for one example alone. */
const aDocument = (
  { school, student }: Cast,
  { archivedAt = null, userId = student.id }: { archivedAt?: Date | null; userId?: string } = {},
) =>
  school.inScope(async ({ tx, tenantId }) => {
    const data = {
      tenantId,
      id: uuidv7(),
      userId,
      kind: 'MEDICAL' as const,
      title: 'Class 2',
      validFrom: new Date('2026-01-01'),
      archivedAt,
    };
    return (await tx.personDocument.create({ data, select: { id: true } })).id;
  });

const onDocument =
  (act = '', { body, archivedAt = null }: { body?: object; archivedAt?: Date | null } = {}) =>
  async (cast: Cast): Promise<Call> => ({ path: `/documents/${await aDocument(cast, { archivedAt })}${act}`, ...(body && { body }) });

const aHold = ({ school, admin }: Cast, userId: string) =>
  school.inScope(async ({ tx, tenantId, now }) => {
    const data = { tenantId, id: uuidv7(), userId, reason: 'Unpaid', placedById: admin.id, placedAt: now };
    await tx.accountHold.createMany({ data: [data] });
  });

let limit = 1;

/** Requests about documents, rules and holds. */
export const ELIGIBILITY_EXAMPLES = {
  'GET /users/:id/documents': {
    call: async (cast: Cast): Promise<Call> => {
      await aDocument(cast);
      return { path: `/users/${cast.student.id}/documents` };
    },
  },
  'POST /users/:id/documents': {
    call: ({ student }: Cast): Call => ({
      path: `/users/${student.id}/documents`,
      body: { kind: 'MEDICAL', title: 'Class 2', validFrom: '2026-01-01' },
    }),
    audit: ['user.document_add'],
  },
  'PATCH /documents/:id': { call: onDocument('', { body: { title: 'Class 1' } }), audit: ['user.document_update'] },
  'DELETE /documents/:id': { call: onDocument(), audit: ['user.document_archive'] },
  'POST /documents/:id/restore': {
    call: onDocument('/restore', { body: {}, archivedAt: new Date('2026-01-02') }),
    audit: ['user.document_restore'],
  },
  'GET /rules': { call: (): Call => ({ path: '/rules' }) },
  'PUT /rules': {
    call: (): Call => ({ path: '/rules', body: { items: [{ rule: 'WEEKLY_LIMIT', mode: 'WARN', amount: 50 + (limit += 1) }] } }),
    audit: ['tenant.rules_change'],
  },
  'GET /users/:id/hold': { call: ({ student }: Cast): Call => ({ path: `/users/${student.id}/hold` }) },
  'POST /users/:id/hold': {
    call: async ({ school }: Cast): Promise<Call> => ({ path: `/users/${(await school.student()).id}/hold`, body: { reason: 'Unpaid' } }),
    audit: ['user.hold'],
  },
  'POST /users/:id/hold/lift': {
    call: async (cast: Cast): Promise<Call> => {
      const { id } = await cast.school.student();
      await aHold(cast, id);
      return { path: `/users/${id}/hold/lift`, body: {} };
    },
    audit: ['user.hold_lift'],
  },
};
