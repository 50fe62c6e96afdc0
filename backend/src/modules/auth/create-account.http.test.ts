import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const PASSWORD = 'correct horse battery';
const NEWCOMER = { email: 'nora@example.test', fullName: 'Nora Vance', role: 'INSTRUCTOR' };
const HOUR = 3_600_000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const signIn = (school: { id: string }, email: string, password = PASSWORD) =>
  server.anyone.post('/auth/login').send({ tenantId: school.id, email, password });

describe('POST /users', () => {
  it('is for admins only', async () => {
    const school = await server.buildSchool();
    for (const person of [await school.student(), await school.instructor()]) {
      expect((await person.post('/users').send(NEWCOMER)).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    }
    expect((await server.anyone.post('/users').send(NEWCOMER)).status).toBe(401);
    expect(await school.auditRows()).toEqual([]);
  });

  it.each([
    ['no e-mail address', { email: 'nora' }],
    ['an empty name', { fullName: ' ' }],
    ['no role', { role: undefined }],
    ['an unknown role', { role: 'OWNER' }],
    ['a status', { status: 'ACTIVE' }],
    ['another school', { tenantId: '01930000-0000-7000-8000-000000000000' }],
    ['a short password', { password: 'elevenchars' }],
    ['a common password', { password: '1q2w3e4r5t6y' }],
    ['a password with the name in it', { password: 'nora-vance-2026' }],
  ])('refuses %s', async (_what, given) => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const { body } = await admin.post('/users').send({ ...NEWCOMER, ...given });
    expect(body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    expect(await school.auditRows()).toEqual([]);
  });

  it('refuses an address that someone at this school has, in any case, and takes one that another school knows', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    await other.student({ email: NEWCOMER.email });
    const admin = await school.admin();
    expect((await admin.post('/users').send(NEWCOMER)).status).toBe(201);
    const again = await admin.post('/users').send({ ...NEWCOMER, email: ' NORA@Example.test ' });
    expect(again.body).toMatchObject({ status: 409, code: 'EMAIL_TAKEN' });
    expect(await school.auditRows('user.create')).toHaveLength(1);
    expect(await school.outbox()).toHaveLength(1);
  });

  it('makes one account when the same one is asked for several times at once', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const answers = await Promise.all(Array.from({ length: 5 }, () => admin.post('/users').send(NEWCOMER)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await school.outbox('user.invited')).toHaveLength(1);
  });

  it('makes an active account with its audit row and one message, neither of which holds the link’s secret', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const answer = await admin.post('/users').send(NEWCOMER);
    expect(answer.status).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { setPasswordUrl, ...user } = answer.body;
    expect(user).toEqual({
      ...{ ...NEWCOMER, id: expect.any(String), tenantId: school.id, status: 'ACTIVE', version: 1 },
      ...{
        createdAt: server.clock.now().toISOString(),
        can: { update: true, approve: false, suspend: true, reactivate: false, erase: false },
      },
    });
    expect(setPasswordUrl).toMatch(new RegExp(String.raw`^${server.url}/set-password#${school.id}\.[0-9a-f-]{36}\.[\w-]{43}$`));
    const rows = await school.auditRows();
    expect(rows).toMatchObject([
      { action: 'user.create', userId: admin.id, resourceId: user.id, after: { ...NEWCOMER, status: 'ACTIVE' } },
    ]);
    const messages = await school.outbox();
    expect(messages).toMatchObject([{ topic: 'user.invited', recipientId: user.id, payload: { linkId: expect.any(String) } }]);
    const secret = setPasswordUrl.split('.').at(-1);
    const links = await school.inScope(({ tx }) => tx.oneTimeLink.findMany());
    expect(JSON.stringify([links, messages, rows], (_key, value) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain(
      secret,
    );
    expect(links).toMatchObject([{ userId: user.id, usedAt: null, expiresAt: new Date(server.clock.now().getTime() + 72 * HOUR) }]);
  });

  it('lets nobody in before a password is set', async () => {
    const school = await server.buildSchool();
    await (await school.admin()).post('/users').send(NEWCOMER);
    for (const password of ['', 'null', PASSWORD])
      expect((await signIn(school, NEWCOMER.email, password)).body.code).toBe('INVALID_CREDENTIALS');
  });

  it('with a password needs no link: the person signs in with it', async () => {
    const school = await server.buildSchool();
    const { status, body } = await (await school.admin()).post('/users').send({ ...NEWCOMER, password: PASSWORD });
    expect([status, body.setPasswordUrl]).toEqual([201, undefined]);
    expect((await signIn(school, NEWCOMER.email)).body.user).toMatchObject({ id: body.id, role: 'INSTRUCTOR' });
    expect(await school.outbox()).toEqual([]);
    expect(JSON.stringify((await school.auditRows()).map(({ after }) => after))).not.toContain('horse');
  });

  it('gives the link under the address that the admin’s browser shows', async () => {
    const admin = await (await server.buildSchool()).admin();
    const from = async (origin: string, email: string) =>
      (
        await admin
          .post('/users')
          .set('Origin', origin)
          .send({ ...NEWCOMER, email })
      ).body.setPasswordUrl;
    expect(await from('https://fly.example', 'a@example.test')).toMatch(/^https:\/\/fly\.example\/set-password#/);
    expect(await from('null', 'b@example.test')).toMatch(new RegExp(`^${server.url}/set-password#`));
  });
});

describe('where mails carry links', () => {
  it('the answer shows none; without the app’s address in them it still does', async () => {
    const SMTP = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'school@example.test' };
    for (const [env, shown] of [
      [{ ...SMTP, PUBLIC_URL: 'https://fly.example' }, undefined],
      [SMTP, expect.stringContaining('http://127.0.0.1')],
      [{ PUBLIC_URL: 'https://fly.example' }, expect.stringContaining('https://fly.example/set-password#')],
    ] as const) {
      const mailing = await startTestServer({ env });
      try {
        const admin = await (await mailing.buildSchool()).admin();
        expect((await admin.post('/users').send(NEWCOMER)).body.setPasswordUrl).toEqual(shown);
      } finally {
        await mailing.stop();
      }
    }
  });
});

describe('POST /users/:id/invitation', () => {
  const invite = (admin: Person, id: string) => admin.post(`/users/${id}/invitation`).send({});

  it('is for admins only, and for people of one’s own school', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const { body: invited } = await (await school.admin()).post('/users').send(NEWCOMER);
    expect((await invite(await school.instructor(), invited.id)).status).toBe(403);
    expect((await invite(await other.admin(), invited.id)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await school.outbox('user.invited')).toHaveLength(1);
  });

  it('refuses who has a password, so that no admin takes over an account in use, and who is suspended', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const { id: inUse } = await school.instructor({ password: PASSWORD });
    const { id: suspended } = await school.instructor({ status: 'SUSPENDED' });
    for (const id of [inUse, suspended]) expect((await invite(admin, id)).body).toMatchObject({ status: 422, code: 'UNPROCESSABLE' });
    expect(await school.auditRows()).toEqual([]);
  });

  it('gives a new link in place of the old one, audited', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const { body: invited } = await admin.post('/users').send(NEWCOMER);
    server.clock.advance(HOUR);
    const { status, body } = await invite(admin, invited.id);
    expect(status).toBe(201);
    expect(body.expiresAt).toBe(new Date(server.clock.now().getTime() + 72 * HOUR).toISOString());
    expect(body.setPasswordUrl).not.toBe(invited.setPasswordUrl);
    expect(await school.auditRows('user.invite')).toMatchObject([{ userId: admin.id, resourceId: invited.id }]);
    expect(await school.outbox('user.invited')).toHaveLength(2);
    const open = await school.inScope(({ tx }) => tx.oneTimeLink.count({ where: { usedAt: null } }));
    expect(open).toBe(1);
  });
});
