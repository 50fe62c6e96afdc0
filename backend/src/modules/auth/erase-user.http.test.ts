import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { depositMessages } from '#src/modules/notifications/deposit-messages.ts';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const PASSWORD = 'correct horse battery';
const IP = '203.0.113.7';
const REASON = { reason: 'Left the school and asked for it' };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ env: { TRUST_PROXY: 'loopback' } });
});
afterAll(() => server.stop());

const erase = (admin: Person, id: string) => admin.post(`/users/${id}/erase`).send(REASON);

describe('refusals of POST /users/:id/erase', () => {
  it('is for admins only, and only for a suspended person of one’s own school', async () => {
    const school = await server.buildSchool();
    const [admin, suspended] = [await school.admin(), await school.student({ status: 'SUSPENDED' })];
    expect((await erase(await school.instructor(), suspended.id)).status).toBe(403);
    expect((await erase(await (await server.buildSchool()).admin(), suspended.id)).status).toBe(404);
    for (const status of ['ACTIVE', 'PENDING'] as const) {
      const { id, fullName } = await school.student({ status });
      const { body } = await erase(admin, id);
      expect(body).toMatchObject({ status: 409, code: 'INVALID_TRANSITION', from: status, to: 'SUSPENDED' });
      expect(body.detail).toBe(`${fullName} is ${status.toLowerCase()}. Only who is suspended can be erased: suspend them first.`);
    }
    expect(await school.auditRows()).toEqual([]);
  });

  it('wants a reason, the version one saw, and never oneself', async () => {
    const school = await server.buildSchool();
    const [admin, { id }] = [await school.admin(), await school.student({ status: 'SUSPENDED' })];
    for (const body of [{}, { reason: ' ' }, { ...REASON, also: 1 }])
      expect((await admin.post(`/users/${id}/erase`).send(body)).status).toBe(400);
    expect((await erase(admin, id).set('If-Match', '"7"')).status).toBe(412);
    expect((await erase(admin, admin.id)).body).toMatchObject({ status: 422, code: 'UNPROCESSABLE' });
  });
});

/** Someone who did much, under two names, and left. */
async function someoneWhoLeft(school: School) {
  const admin = await school.admin();
  const from = (call: ReturnType<Person['post']>) => call.set('X-Forwarded-For', IP);
  const account = { tenantId: school.id, email: 'ada.reyes@example.test', password: PASSWORD };
  const { id } = (await from(server.anyone.post('/auth/register')).send({ ...account, fullName: 'Ada (Reyes)' })).body;
  await admin.post(`/users/${id}/approve`).send({});
  await from(server.anyone.post('/auth/login')).send({ ...account, password: 'not it, I fear' });
  await from(server.anyone.post('/auth/password-reset')).send({ tenantId: school.id, email: account.email });
  const { accessToken } = (await from(server.anyone.post('/auth/login')).send(account)).body;
  const signedIn = (call: ReturnType<Person['post']>) => from(call).set('Authorization', `Bearer ${accessToken}`);
  const lesson = { startsAt: '2026-06-10T10:00:00.000Z', endsAt: '2026-06-10T11:00:00.000Z' };
  const request = signedIn(server.anyone.post('/bookings')).set('Idempotency-Key', 'once').send(lesson);
  const { id: bookingId } = (await request).body;
  await school.inScope((scope) => depositMessages(scope, { mailed: false }));
  await signedIn(server.anyone.patch('/auth/me')).send({ fullName: 'Ada Lindqvist' });
  await signedIn(server.anyone.post(`/bookings/${bookingId}/cancel`)).send({ reason: 'STUDENT' });
  await admin.post(`/users/${id}/suspend`).send({});
  return { admin, id, bookingId, traces: ['Reyes', 'Lindqvist', 'ada.reyes', IP] };
}

describe('POST /users/:id/erase', () => {
  it('leaves no name, address or IP of the person in any row of the school', async () => {
    const school = await server.buildSchool();
    const { admin, id, traces } = await someoneWhoLeft(school);
    const rowsWith = async (trace: string) => (await school.everyRow()).filter((row) => row.includes(trace));
    for (const trace of traces) expect(await rowsWith(trace), trace).not.toEqual([]);
    const { body } = await erase(admin, id);
    expect(body).toMatchObject({ fullName: 'Erased person', email: `erased-${id}@erased.invalid`, status: 'SUSPENDED' });
    expect(body.can).toEqual({ update: false, approve: false, suspend: false, reactivate: false, erase: false });
    for (const trace of traces) expect(await rowsWith(trace), trace).toEqual([]);
    const kept = await school.inScope(({ tx, tenantId }) => tx.user.findMany({ where: { tenantId, id }, select: { passwordHash: true } }));
    expect(kept).toEqual([{ passwordHash: null }]);
  });

  it('keeps the chain valid, the acts in it, and the bookings', async () => {
    const school = await server.buildSchool();
    const { admin, id, bookingId } = await someoneWhoLeft(school);
    const before = await school.auditRows();
    await erase(admin, id);
    const after = await school.auditRows();
    expect((await admin.get('/audit-logs/verification')).body).toMatchObject({ valid: true, entries: before.length + 1 });
    expect(after.slice(0, -1).map(({ hash, action }) => [hash, action])).toEqual(before.map(({ hash, action }) => [hash, action]));
    expect(after[0]).toMatchObject({
      actorName: '(erased)',
      ip: '(erased)',
      after: { fullName: '(erased)', email: '(erased)', role: 'STUDENT' },
    });
    expect(after[0]?.erased).toEqual(['/actorName', '/ip', '/after/email', '/after/fullName']);
    expect(after.find(({ action }) => action === 'user.approve')).toMatchObject({
      actorName: admin.fullName,
      before: { email: '(erased)' },
    });
    expect(after.at(-1)).toMatchObject({
      ...{ action: 'user.erase', resourceId: id, userId: admin.id, actorName: admin.fullName },
      after: { ...REASON, fullName: 'Erased person', status: 'SUSPENDED' },
    });
    expect(after.at(-1)?.before).toEqual({ role: 'STUDENT', status: 'SUSPENDED', version: 4 });
    const { body: booking } = await admin.get(`/bookings/${bookingId}`);
    expect(booking).toMatchObject({ status: 'CANCELLED', student: { id, fullName: 'Erased person' } });
    expect(booking.history[0].actor).toEqual({ id, fullName: 'Erased person' });
  });

  it('takes the name out of what others were told, and no more than that', async () => {
    const school = await server.buildSchool();
    const { admin, id } = await someoneWhoLeft(school);
    const others = await school.student({ fullName: 'Ada (Reyes) Senior' });
    await others.post('/bookings').send({ startsAt: '2026-06-11T10:00:00.000Z', endsAt: '2026-06-11T11:00:00.000Z' });
    await school.inScope((scope) => depositMessages(scope, { mailed: false }));
    await erase(admin, id);
    const bodies = (await admin.get('/notifications')).body.items.map(({ body }: { body: string }) => body);
    expect(bodies).toEqual([
      'Ada (Reyes) Senior asks for a lesson on Thu 11 Jun 2026, 10:00-11:00 UTC.',
      'The lesson of Erased person on Wed 10 Jun 2026, 10:00-11:00 UTC is cancelled. Reason: the student asked for it.',
      'Erased person asks for a lesson on Wed 10 Jun 2026, 10:00-11:00 UTC.',
    ]);
  });

  it('is for good: nobody can sign in, be brought back, renamed or erased again', async () => {
    const school = await server.buildSchool();
    const { admin, id } = await someoneWhoLeft(school);
    await erase(admin, id);
    expect(
      (await server.anyone.post('/auth/login').send({ tenantId: school.id, email: 'ada.reyes@example.test', password: PASSWORD })).status,
    ).toBe(401);
    for (const path of ['approve', 'suspend', 'reactivate', 'invitation']) {
      expect((await admin.post(`/users/${id}/${path}`).send({})).body).toMatchObject({ status: 422, code: 'UNPROCESSABLE' });
    }
    expect((await admin.patch(`/users/${id}`).send({ fullName: 'Ada Reyes' })).status).toBe(422);
    expect((await erase(admin, id)).status).toBe(422);
    expect((await admin.get('/audit-logs/verification')).body.valid).toBe(true);
  });

  it('happens once when several admins do it at the same moment', async () => {
    const school = await server.buildSchool();
    const { admin, id } = await someoneWhoLeft(school);
    const answers = await Promise.all(Array.from({ length: 4 }, () => erase(admin, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
    expect(await school.auditRows('user.erase')).toHaveLength(1);
  });
});
