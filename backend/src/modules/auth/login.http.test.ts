import argon2 from 'argon2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { cookieOf, setCookieOf } from '#test/cookies.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const PASSWORD = 'correct horse battery';
const NO_SCHOOL = { id: '01930000-0000-7000-8000-000000000000' };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const login = (school: { id: string }, email: string, password = PASSWORD) =>
  server.anyone.post('/auth/login').send({ tenantId: school.id, email, password });

/** An answer without what differs each time. */
const told = ({ body: { correlationId: _, ...body } }: { body: Record<string, unknown> }) => body;

describe('POST /auth/login', () => {
  let school: School;

  beforeAll(async () => {
    school = await server.buildSchool();
    await school.student({ email: 'ada@example.test', password: PASSWORD });
  });

  it('gives the same answer for a wrong school, e-mail and password, and for an account without one', async () => {
    const { email: unset } = await school.student();
    const other = await server.buildSchool();
    const wrongPassword = await login(school, 'ada@example.test', 'incorrect horse battery');
    expect(wrongPassword.status).toBe(401);
    expect(wrongPassword.body.code).toBe('INVALID_CREDENTIALS');
    for (const answer of [
      await login(NO_SCHOOL, 'ada@example.test'),
      await login(other, 'ada@example.test'),
      await login(school, 'nobody@example.test'),
      await login(school, unset),
      await login(school, 'no address at all'),
    ]) {
      expect(told(answer)).toEqual(told(wrongPassword));
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('checks one hash of the same cost whether or not the account exists, so that the time tells nothing', async () => {
    const verify = vi.spyOn(argon2, 'verify');
    const checked = async (school: { id: string }, email: string) => {
      verify.mockClear();
      await login(school, email, 'incorrect horse battery');
      return verify.mock.calls.map(([hash]) => hash.split('$').slice(1, 4));
    };
    const known = await checked(school, 'ada@example.test');
    expect(known).toEqual([['argon2id', 'v=19', 'm=19456,t=2,p=1']]);
    expect(await checked(school, 'nobody@example.test')).toEqual(known);
    expect(await checked(NO_SCHOOL, 'ada@example.test')).toEqual(known);
    verify.mockRestore();
  });

  it('tells of a pending or suspended account only to who knows its password', async () => {
    const { email: pending } = await school.student({ status: 'PENDING', password: PASSWORD });
    const { email: suspended } = await school.student({ status: 'SUSPENDED', password: PASSWORD });
    expect((await login(school, pending, 'wrong')).body.code).toBe('INVALID_CREDENTIALS');
    expect((await login(school, suspended, 'wrong')).body.code).toBe('INVALID_CREDENTIALS');
    expect((await login(school, pending)).body).toMatchObject({ status: 403, code: 'ACCOUNT_PENDING' });
    expect((await login(school, suspended)).body).toMatchObject({ status: 403, code: 'ACCOUNT_SUSPENDED' });
  });

  it.each([
    ['a NUL in the e-mail', { email: 'a\0@example.test' }],
    ['an e-mail that is a query', { email: { contains: '@' } }],
    ['an endless password', { password: 'x'.repeat(129) }],
    ['an unknown field', { remember: true }],
  ])('refuses %s', async (_what, given) => {
    const { body } = await server.anyone
      .post('/auth/login')
      .send({ tenantId: school.id, email: 'ada@example.test', password: PASSWORD, ...given });
    expect(body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('audits each failure without the password, naming no person as the actor', async () => {
    const school = await server.buildSchool();
    const { id } = await school.student({ email: 'ada@example.test', password: PASSWORD });
    await login(school, 'ADA@example.test', 'incorrect horse battery');
    await login(school, 'nobody@example.test');
    const rows = await school.auditRows();
    const common = { action: 'user.login_failed', resourceType: 'user', userId: null, actorName: 'Not signed in' };
    expect(rows).toMatchObject([
      { ...common, resourceId: id, after: { email: 'ada@example.test', code: 'INVALID_CREDENTIALS' } },
      { ...common, resourceId: null, after: { email: 'nobody@example.test', code: 'INVALID_CREDENTIALS' } },
    ]);
    expect(JSON.stringify(rows.map(({ before, after }) => ({ before, after })))).not.toContain('horse');
  });

  it('signs in without regard to the case of the address, with what the API promises and no more', async () => {
    const school = await server.buildSchool({ timeZone: 'Europe/London' });
    const { id, fullName } = await school.admin({ email: 'ada@example.test', password: PASSWORD });
    const answer = await login(school, ' Ada@EXAMPLE.test');
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expiresIn: 900,
      user: {
        ...{ id, tenantId: school.id, email: 'ada@example.test', fullName, role: 'ADMIN', status: 'ACTIVE', version: 1 },
        createdAt: server.clock.now().toISOString(),
        can: { update: true, approve: false, suspend: true, reactivate: false, erase: false },
      },
      school: { id: school.id, slug: school.slug, name: school.name, timeZone: 'Europe/London' },
    });
    const me = await server.anyone.get('/auth/me').set('Authorization', `Bearer ${answer.body.accessToken}`);
    expect(me.body).toEqual({ ...answer.body.user, school: answer.body.school });
    expect(await school.auditRows()).toMatchObject([{ action: 'user.login', userId: id, actorName: fullName, resourceId: id }]);
  });

  it('hashes anew what was hashed with weaker parameters', async () => {
    const school = await server.buildSchool();
    const { id, email } = await school.student();
    const weak = await argon2.hash(PASSWORD, { memoryCost: 8_192, timeCost: 2, parallelism: 1 });
    await school.inScope(({ tx }) => tx.user.updateMany({ where: { id }, data: { passwordHash: weak } }));
    expect((await login(school, email)).status).toBe(200);
    const stored = await school.inScope(({ tx }) => tx.user.findFirst({ where: { id }, select: { passwordHash: true } }));
    expect(stored?.passwordHash).toContain('m=19456,t=2,p=1');
    expect((await login(school, email)).status).toBe(200);
  });

  it('lets several sign in at once as one person, each with a session of their own', async () => {
    const school = await server.buildSchool();
    const { email } = await school.student({ password: PASSWORD });
    const answers = await Promise.all(Array.from({ length: 6 }, () => login(school, email)));
    expect(new Set(answers.map(cookieOf)).size).toBe(6);
  });
});

describe('the refresh cookie', () => {
  it('is out of scripts’ reach and goes to the auth routes alone', async () => {
    const school = await server.buildSchool();
    const { email } = await school.student({ password: PASSWORD });
    const [pair, ...attributes] = setCookieOf(await login(school, email)).split('; ');
    expect(pair).toMatch(new RegExp(String.raw`^refresh=${school.id}\.[\w-]+\.1\.[\w-]+$`));
    const kept = attributes.filter((attribute) => !attribute.startsWith('Expires='));
    expect(kept.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/api/v1/auth', 'SameSite=Strict']);
  });

  it('is bound to this host and HTTPS in production', async () => {
    const production = await startTestServer({ env: { NODE_ENV: 'production' } });
    try {
      const school = await production.buildSchool();
      const { email } = await school.student({ password: PASSWORD });
      const answer = await production.anyone.post('/auth/login').send({ tenantId: school.id, email, password: PASSWORD });
      const [pair, ...attributes] = setCookieOf(answer).split('; ');
      expect(pair).toMatch(/^__Host-refresh=/);
      expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'Path=/', 'Secure', 'SameSite=Strict']));
      expect(attributes.join()).not.toContain('Domain');
      const again = await production.anyone.post('/auth/refresh').set('Cookie', cookieOf(answer));
      expect(again.status).toBe(200);
      expect((await production.anyone.get('/auth/tenants')).body.demo).toBe(false);
    } finally {
      await production.stop();
    }
  });
});

describe('the limit on sign-in attempts', () => {
  it('answers 429 past it and says when to come back', async () => {
    const limited = await startTestServer({ env: { RATE_LIMIT_AUTH_MAX: '3' } });
    try {
      const attempt = () => limited.anyone.post('/auth/login').send({ tenantId: NO_SCHOOL.id, email: 'x', password: 'y' });
      for (let attempts = 0; attempts < 3; attempts += 1) expect((await attempt()).status).toBe(401);
      const { status, body, headers } = await attempt();
      expect(status).toBe(429);
      expect(body).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
      expect(headers['content-type']).toContain('application/problem+json');
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(headers['ratelimit']).toContain('r=0');
      expect(headers['ratelimit-policy']).toContain('q=3');
      // One address, whatever it tries; what is no attempt to sign in goes on.
      expect((await limited.anyone.post('/auth/register').send({})).status).toBe(429);
      expect((await limited.anyone.get('/auth/tenants')).status).toBe(200);
      expect((await limited.anyone.post('/auth/login').set('X-Forwarded-For', '203.0.113.9').send({})).status).toBe(429);
    } finally {
      await limited.stop();
    }
  });
});
