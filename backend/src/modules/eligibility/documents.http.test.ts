import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const MEDICAL = { kind: 'MEDICAL', title: 'Class 2', number: 'M-17', validFrom: '2026-01-01', validUntil: '2026-12-31' };
const RATING = { kind: 'RATING', title: 'Class rating', aircraftType: 'C172', validFrom: '2026-01-01' };

const add = (admin: Person, { id }: { id: string }, body: object = MEDICAL) => admin.post(`/users/${id}/documents`).send(body);

async function setting() {
  const school = await server.buildSchool();
  const [admin, instructor, student] = [await school.admin(), await school.instructor(), await school.student()];
  return { school, admin, instructor, student };
}

describe('documents', () => {
  it.each([
    ['a last day before the first', { ...MEDICAL, validUntil: '2025-12-31' }, 'validUntil'],
    ['a day that is none', { ...MEDICAL, validFrom: '2026-02-30' }, 'validFrom'],
    ['no title', { ...MEDICAL, title: ' ' }, 'title'],
    ['a kind it does not know', { ...MEDICAL, kind: 'PASSPORT' }, 'kind'],
    ['a rating without its type', { ...RATING, aircraftType: null }, 'aircraftType'],
    ['a medical for a type', { ...MEDICAL, aircraftType: 'C172' }, 'aircraftType'],
  ])('refuse %s', async (_what, body, path) => {
    const { admin, student } = await setting();
    expect((await add(admin, student, body)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED', errors: [{ path }] });
  });

  it('refuse fields they do not know, and NUL', async () => {
    const { admin, student } = await setting();
    expect((await add(admin, student, { ...MEDICAL, secret: 1 })).status).toBe(400);
    expect((await add(admin, student, { ...MEDICAL, number: 'a\0b' })).status).toBe(400);
  });

  it('are read by their holder, by admins and, of students, by instructors; to others they do not exist', async () => {
    const { school, admin, instructor, student } = await setting();
    const [other, colleague] = [await school.student(), await school.instructor()];
    const { id } = (await add(admin, student)).body;
    await add(admin, instructor);
    for (const reader of [admin, instructor, colleague, student]) {
      expect((await reader.get(`/users/${student.id}/documents`)).body.items).toMatchObject([{ id, title: 'Class 2', number: 'M-17' }]);
    }
    expect((await other.get(`/users/${student.id}/documents`)).status).toBe(404);
    expect((await colleague.get(`/users/${instructor.id}/documents`)).status).toBe(404);
    expect((await instructor.get(`/users/${instructor.id}/documents`)).body).toMatchObject({ items: [{}], can: { create: false } });
  });

  it('are none of another school’s business', async () => {
    const { admin, student } = await setting();
    const { id } = (await add(admin, student)).body;
    const stranger = await (await server.buildSchool()).admin();
    expect((await add(stranger, student)).status).toBe(404);
    expect((await stranger.get(`/users/${student.id}/documents`)).status).toBe(404);
    expect((await stranger.patch(`/documents/${id}`).send({ title: 'Mine' })).status).toBe(404);
    expect((await stranger.delete(`/documents/${id}`)).status).toBe(404);
    expect((await stranger.post(`/documents/${id}/restore`).send({})).status).toBe(404);
  });

  it('are corrected against the version one saw, and never made to contradict themselves', async () => {
    const { school, admin, student } = await setting();
    const { id } = (await add(admin, student)).body;
    const change = (body: object, version = 1) => admin.patch(`/documents/${id}`).set('If-Match', `"${version}"`).send(body);
    expect((await change({ validFrom: '2027-01-01' })).body.errors).toMatchObject([{ path: 'validUntil' }]);
    expect((await change({ aircraftType: 'C172' })).body.errors).toMatchObject([{ path: 'aircraftType' }]);
    expect((await change({})).status).toBe(400);
    expect((await change({ validUntil: '2027-12-31', number: '' })).body).toMatchObject({
      validUntil: '2027-12-31',
      number: null,
      version: 2,
    });
    expect((await change({ title: 'Class 1' })).body).toMatchObject({ status: 412, code: 'STALE_VERSION' });
    expect(await school.auditRows('user.document_update')).toMatchObject([
      {
        ...{ resourceId: student.id, userId: admin.id },
        before: { documentId: id, documentNumber: 'M-17', validUntil: '2026-12-31' },
        after: { documentNumber: null, validUntil: '2027-12-31' },
      },
    ]);
  });

  it('go into the archive and come back, once each however often it is asked', async () => {
    const { school, admin, student } = await setting();
    const { id } = (await add(admin, student, RATING)).body;
    const list = async (query = '') => (await student.get(`/users/${student.id}/documents${query}`)).body.items;
    for (const _again of [1, 2])
      expect((await admin.delete(`/documents/${id}`)).body.can).toEqual({ update: false, archive: false, restore: true });
    expect(await list()).toEqual([]);
    expect(await list('?archived=true')).toMatchObject([{ id }]);
    expect((await admin.patch(`/documents/${id}`).send({ title: 'Other' })).body.code).toBe('UNPROCESSABLE');
    for (const _again of [1, 2]) expect((await admin.post(`/documents/${id}/restore`).send({})).body.archivedAt).toBeNull();
    expect(await list()).toMatchObject([{ id, aircraftType: 'C172', validUntil: null }]);
    const acts = await school.auditRows();
    expect(acts.map(({ action }) => action)).toEqual(['user.document_add', 'user.document_archive', 'user.document_restore']);
  });

  it('are listed page by page, each once', async () => {
    const { admin, student } = await setting();
    for (const title of ['A', 'B', 'C']) await add(admin, student, { ...MEDICAL, title });
    const first = (await admin.get(`/users/${student.id}/documents?limit=2`)).body;
    const rest = (await admin.get(`/users/${student.id}/documents?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...rest.items].map(({ title }: { title: string }) => title)).toEqual(['C', 'B', 'A']);
    expect(rest.nextCursor).toBeNull();
    expect((await admin.get(`/users/${student.id}/documents?cursor=bogus`)).status).toBe(400);
  });

  it('go with their holder who is erased, and so does what the log says of them', async () => {
    const { school, admin } = await setting();
    const gone = await school.student({ status: 'SUSPENDED' });
    await add(admin, gone, { ...MEDICAL, number: 'M-GONE-4711' });
    await admin.post(`/users/${gone.id}/hold`).send({ reason: 'Owes HOLD-4711' });
    expect((await admin.post(`/users/${gone.id}/erase`).send({ reason: 'They asked' })).status).toBe(200);
    const rows = await school.everyRow();
    for (const trace of ['M-GONE-4711', 'HOLD-4711']) expect(rows.filter((row) => row.includes(trace))).toEqual([]);
    expect((await add(admin, gone)).body.code).toBe('UNPROCESSABLE');
  });
});

describe('a hold', () => {
  it('is placed with its reason and lifted, one at a time, and audited', async () => {
    const { school, admin, instructor, student } = await setting();
    const place = (by: Person, body: object = { reason: 'Unpaid bill' }) => by.post(`/users/${student.id}/hold`).send(body);
    for (const other of [instructor, student]) expect((await place(other)).status).toBe(403);
    expect((await place(admin, { reason: ' ' })).body.errors).toMatchObject([{ path: 'reason' }]);
    expect((await admin.get(`/users/${student.id}/hold`)).body).toEqual({ hold: null });
    const held = await Promise.all([place(admin), place(admin)]);
    expect(held.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await admin.get(`/users/${student.id}/hold`)).body.hold).toMatchObject({ reason: 'Unpaid bill', placedBy: { id: admin.id } });
    expect((await admin.post(`/users/${student.id}/hold/lift`).send({})).body).toEqual({ hold: null });
    expect((await admin.post(`/users/${student.id}/hold/lift`).send({})).body.code).toBe('INVALID_TRANSITION');
    expect((await place(admin)).status).toBe(200);
    const acts = (await school.auditRows()).map(({ action, before, after }) => [action, before, after]);
    expect(acts).toMatchObject([
      ['user.hold', null, { holdReason: 'Unpaid bill' }],
      ['user.hold_lift', { holdReason: 'Unpaid bill' }, null],
      ['user.hold', null, {}],
    ]);
  });
});
