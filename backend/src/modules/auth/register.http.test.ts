import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

const PASSWORD = 'correct horse battery';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const register = (tenantId: string, given: object = {}) =>
  server.anyone.post('/auth/register').send({ tenantId, email: 'new@example.test', password: PASSWORD, fullName: 'Noa Berg', ...given });

describe('POST /auth/register', () => {
  it('answers 404 for a school that does not exist', async () => {
    expect((await register('01930000-0000-7000-8000-000000000000')).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it.each([
    ['a broken e-mail address', { email: 'new@' }, 'email'],
    ['a short password', { password: 'elevenchars' }, 'password'],
    ['an endless password', { password: 'ab3'.repeat(50) }, 'password'],
    ['a password that many use', { password: '1q2w3e4r5t6y' }, 'password'],
    ['a password with the name in it', { password: 'noa-berg-2026' }, 'password'],
    ['an empty name', { fullName: '  ' }, 'fullName'],
    ['a NUL in the name', { fullName: 'No\0a' }, 'fullName'],
    ['a broken character in the name', { fullName: 'No\uD800a' }, 'fullName'],
    ['a school that is no id', { tenantId: 'alpha' }, 'tenantId'],
    ['a role of one’s own choosing', { role: 'ADMIN' }, ''],
    ['a status of one’s own choosing', { status: 'ACTIVE' }, ''],
  ])('refuses %s', async (_what, given, path) => {
    const { id } = await server.buildSchool();
    const { body } = await register(id, given);
    expect(body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED', errors: [{ path }] });
  });

  it('refuses a taken e-mail address without regard to case, but not another school’s', async () => {
    const [here, there] = [await server.buildSchool(), await server.buildSchool()];
    expect((await register(here.id)).status).toBe(201);
    expect((await register(here.id, { email: ' NEW@Example.TEST ' })).body).toMatchObject({ status: 409, code: 'EMAIL_TAKEN' });
    expect((await register(there.id)).status).toBe(201);
  });

  it('lets one of ten win who register an address at once', async () => {
    const school = await server.buildSchool();
    const answers = await Promise.all(Array.from({ length: 10 }, () => register(school.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    for (const { status, body } of answers) if (status === 409) expect(body.code).toBe('EMAIL_TAKEN');
    expect(await school.auditRows('user.register')).toHaveLength(1);
  });

  it('makes a student who waits, and says nothing of the password', async () => {
    const school = await server.buildSchool();
    const { status, body } = await register(school.id, { email: 'New@Example.test' });
    expect(status).toBe(201);
    expect(body).toEqual({
      ...{
        id: expect.any(String),
        tenantId: school.id,
        email: 'new@example.test',
        fullName: 'Noa Berg',
        role: 'STUDENT',
        status: 'PENDING',
      },
      ...{ version: 1, createdAt: server.clock.now().toISOString() },
      can: { update: false, approve: false, suspend: false, reactivate: false, erase: false },
    });
    const rows = await school.auditRows();
    expect(rows).toMatchObject([{ action: 'user.register', resourceId: body.id, userId: body.id, actorName: 'Noa Berg' }]);
    expect(JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))).not.toMatch(
      /argon2|correct horse|password/i,
    );
  });

  it('leads to a sign-in once an admin has approved', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const { body: student } = await register(school.id);
    const signIn = () => server.anyone.post('/auth/login').send({ tenantId: school.id, email: 'new@example.test', password: PASSWORD });
    expect((await signIn()).body).toMatchObject({ status: 403, code: 'ACCOUNT_PENDING' });
    expect((await admin.post(`/users/${student.id}/approve`).send({})).body).toMatchObject({ status: 'ACTIVE', version: 2 });
    expect((await signIn()).body).toMatchObject({ user: { id: student.id, status: 'ACTIVE' }, school: { id: school.id } });
    expect(await school.outbox('user.approved')).toMatchObject([{ recipientId: student.id, status: 'PENDING' }]);
  });
});

describe('GET /auth/tenants', () => {
  it('lists the schools by name for anyone, with no setting of theirs', async () => {
    const school = await server.buildSchool({ name: 'A school like no other', timeZone: 'Asia/Kathmandu' });
    const { status, body } = await server.anyone.get('/auth/tenants');
    expect(status).toBe(200);
    expect(body.demo).toBe(true);
    const { id, slug, name } = school;
    expect(body.items).toContainEqual({ id, slug, name, timeZone: 'Asia/Kathmandu' });
    const names: string[] = body.items.map((item: { name: string }) => item.name);
    expect(names.length).toBeGreaterThan(1);
    expect(names[0]).toBe('A school like no other');
  });
});
