import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

import { refreshToken } from './refresh-tokens.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const PASSWORD = 'correct horse battery';
const NEXT = 'staple the other horse';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

describe('GET /auth/me', () => {
  it.each([
    ['nothing', {}],
    ['another scheme', { Authorization: 'Basic YTpi' }],
    ['a token that is none', { Authorization: 'Bearer x.y.z' }],
  ])('refuses %s', async (_what, headers) => {
    const answer = await server.anyone.get('/auth/me').set(headers);
    expect(answer.body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('refuses a token whose 15 minutes are over', async () => {
    const person = await (await server.buildSchool()).student();
    const token = person.accessToken();
    const me = () => server.anyone.get('/auth/me').set('Authorization', `Bearer ${token}`);
    server.clock.advance(899_000);
    expect((await me()).status).toBe(200);
    server.clock.advance(1_000);
    expect((await me()).status).toBe(401);
  });

  it('tells who is signed in, and never of the password', async () => {
    const school = await server.buildSchool({ timeZone: 'Australia/Lord_Howe' });
    const person = await school.student({ password: PASSWORD });
    const { body, headers } = await person.get('/auth/me');
    expect(body).toEqual({
      ...{ id: person.id, tenantId: school.id, email: person.email, fullName: person.fullName, role: 'STUDENT', status: 'ACTIVE' },
      ...{
        version: 1,
        createdAt: NOW.toISOString(),
        can: { update: false, approve: false, suspend: false, reactivate: false, erase: false },
      },
      school: { id: school.id, slug: school.slug, name: school.name, timeZone: 'Australia/Lord_Howe' },
    });
    expect(headers['etag']).toBe('"1"');
  });
});

describe('PATCH /auth/me', () => {
  it('refuses an empty name, a role of one’s own choosing and an old version', async () => {
    const person = await (await server.buildSchool()).student();
    expect((await person.patch('/auth/me').send({ fullName: ' ' })).status).toBe(400);
    expect((await person.patch('/auth/me').send({ fullName: 'Ada', role: 'ADMIN' })).status).toBe(400);
    const stale = await person.patch('/auth/me').set('If-Match', '"7"').send({ fullName: 'Ada' });
    expect(stale.body).toMatchObject({ status: 412, code: 'STALE_VERSION' });
  });

  it('changes the name, for the audit log’s next row too', async () => {
    const school = await server.buildSchool();
    const person = await school.student({ fullName: 'Ada Reyes' });
    await person.get('/auth/me');
    const { body } = await person.patch('/auth/me').set('If-Match', '"1"').send({ fullName: '  Ada Lindqvist ' });
    expect(body).toMatchObject({ fullName: 'Ada Lindqvist', version: 2 });
    await person.patch('/auth/me').send({ fullName: 'Ada Fraser' });
    expect(await school.auditRows('user.update')).toMatchObject([
      { actorName: 'Ada Reyes', before: { fullName: 'Ada Reyes', version: 1 }, after: { fullName: 'Ada Lindqvist', version: 2 } },
      { actorName: 'Ada Lindqvist', after: { fullName: 'Ada Fraser' } },
    ]);
  });

  it('writes nothing where nothing changes', async () => {
    const school = await server.buildSchool();
    const person = await school.student();
    expect((await person.patch('/auth/me').send({ fullName: person.fullName })).body).toMatchObject({ version: 1 });
    expect(await school.auditRows()).toEqual([]);
  });
});

describe('POST /auth/password', () => {
  const change = { currentPassword: PASSWORD, newPassword: NEXT };

  it('refuses who is not signed in, and a wrong current password', async () => {
    expect((await server.anyone.post('/auth/password').send(change)).body.code).toBe('UNAUTHENTICATED');
    const person = await (await server.buildSchool()).student({ password: PASSWORD });
    const answer = await person.post('/auth/password').send({ ...change, currentPassword: 'incorrect horse' });
    expect(answer.body).toMatchObject({ status: 401, code: 'INVALID_CREDENTIALS' });
  });

  it.each([
    ['short', 'elevenchars'],
    ['common', '1q2w3e4r5t6y'],
    ['the one in use', PASSWORD],
    ['the name', 'ada-reyes-2026'],
  ])('refuses a new password that is %s', async (_what, newPassword) => {
    const person = await (await server.buildSchool()).student({ password: PASSWORD, fullName: 'Ada Reyes' });
    const answer = await person.post('/auth/password').send({ ...change, newPassword });
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path: 'newPassword' }] });
  });

  it('ends the other sessions and keeps this one', async () => {
    const school = await server.buildSchool();
    const person = await school.student({ password: PASSWORD });
    const signIn = (password: string) => server.anyone.post('/auth/login').send({ tenantId: school.id, email: person.email, password });
    const elsewhere = (await signIn(PASSWORD)).body.accessToken;
    const there = () => server.anyone.get('/auth/me').set('Authorization', `Bearer ${elsewhere}`);
    expect((await there()).status).toBe(200);

    const answer = await person.post('/auth/password').send(change);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await there()).status).toBe(401);
    expect((await person.get('/auth/me')).status).toBe(200);
    const { tenantId, sessionId } = person.actor;
    const cookie = `refresh=${refreshToken(server.services.config.jwtSecret, { tenantId, sessionId, generation: 1 })}`;
    expect((await server.anyone.post('/auth/refresh').set('Cookie', cookie)).status).toBe(200);
    expect((await signIn(PASSWORD)).status).toBe(401);
    expect((await signIn(NEXT)).status).toBe(200);
    const rows = await school.auditRows('user.password_change');
    expect(rows).toMatchObject([{ userId: person.id, resourceId: person.id, before: null, after: null }]);
  });

  it('lets one of several changes at once win', async () => {
    const school = await server.buildSchool();
    const person = await school.student({ password: PASSWORD });
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((word) => person.post('/auth/password').send({ ...change, newPassword: `${NEXT} ${word}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401, 401]);
    expect(await school.auditRows('user.password_change')).toHaveLength(1);
  });
});
