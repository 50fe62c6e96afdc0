import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { oneTimeToken } from './one-time-tokens.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const HOUR = 3_600_000;
const PASSWORD = 'correct horse battery';
const NEXT = 'staple the other horse';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

const ask = (school: { id: string }, email: string) => server.anyone.post('/auth/password-reset').send({ tenantId: school.id, email });
const confirm = (token: string, newPassword = NEXT) => server.anyone.post('/auth/password-reset/confirm').send({ token, newPassword });
const signIn = (school: School, { email }: { email: string }, password: string) =>
  server.anyone.post('/auth/login').send({ tenantId: school.id, email, password });

/** The token of the newest link that a person was sent, as their mail would hold it. */
async function tokenFor(school: School, topic = 'user.password_reset'): Promise<string> {
  const { linkId } = Object((await school.outbox(topic)).at(-1)?.payload);
  return oneTimeToken(server.services.config.jwtSecret, { tenantId: school.id, linkId: String(linkId) });
}

async function askedBy(options: Parameters<School['student']>[0] = { password: PASSWORD }): Promise<[School, Person, string]> {
  const school = await server.buildSchool();
  const person = await school.student(options);
  await ask(school, person.email);
  return [school, person, await tokenFor(school)];
}

describe('POST /auth/password-reset', () => {
  it.each([
    ['no address', { email: 'nora' }],
    ['no school', { tenantId: undefined }],
    ['an unknown field', { role: 'ADMIN' }],
  ])('refuses %s', async (_what, given) => {
    const school = await server.buildSchool();
    const { body } = await server.anyone.post('/auth/password-reset').send({ tenantId: school.id, email: 'a@example.test', ...given });
    expect(body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('answers alike whoever asks, and sends a link to active people alone', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const active = await school.student({ password: PASSWORD });
    const addresses = [
      [other, active.email],
      [school, 'nobody@example.test'],
      [school, (await school.student({ status: 'PENDING', password: PASSWORD })).email],
      [school, (await school.student({ status: 'SUSPENDED', password: PASSWORD })).email],
      [{ id: '01930000-0000-7000-8000-000000000000' }, active.email],
      [school, active.email.toUpperCase()],
    ] as const;
    const answers = await Promise.all(addresses.map(([at, email]) => ask(at, email)));
    for (const { status, text, headers } of answers) expect([status, text, headers['set-cookie']]).toEqual([204, '', undefined]);
    expect(await school.outbox()).toMatchObject([{ topic: 'user.password_reset', recipientId: active.id }]);
    expect(await other.outbox()).toEqual([]);
  });

  it('takes as long whether or not the account exists', async () => {
    const school = await server.buildSchool();
    const { email } = await school.student({ password: PASSWORD });
    for (const address of [email, 'nobody@example.test']) {
      const began = performance.now();
      await ask(school, address);
      expect(performance.now() - began).toBeGreaterThan(249);
    }
  });

  it('is audited, naming no person as the actor and holding no secret', async () => {
    const [school, { id, email }, token] = await askedBy();
    await ask(school, 'nobody@example.test');
    const common = { action: 'user.password_reset_request', userId: null, actorName: 'Not signed in' };
    const rows = await school.auditRows();
    expect(rows).toMatchObject([
      { ...common, resourceId: id, after: { email, sent: true } },
      { ...common, resourceId: null, after: { email: 'nobody@example.test', sent: false } },
    ]);
    const kept = [rows.map(({ after }) => after), await school.outbox(), await school.inScope(({ tx }) => tx.oneTimeLink.findMany())];
    expect(JSON.stringify(kept)).not.toContain(token.split('.').at(-1));
  });

  it('does not flood a mailbox: beyond three links that are good, none is sent', async () => {
    const [school, person] = await askedBy();
    for (let again = 0; again < 4; again += 1) await ask(school, person.email);
    expect(await school.outbox('user.password_reset')).toHaveLength(3);
    server.clock.advance(HOUR);
    await ask(school, person.email);
    expect(await school.outbox('user.password_reset')).toHaveLength(4);
  });

  it('counts against the limit on sign-in attempts, as confirming does', async () => {
    const limited = await startTestServer({ env: { RATE_LIMIT_AUTH_MAX: '2' } });
    try {
      const post = (path: string) => limited.anyone.post(path).send({});
      expect((await post('/auth/password-reset')).status).toBe(400);
      expect((await post('/auth/password-reset/confirm')).status).toBe(400);
      expect((await post('/auth/password-reset')).body.code).toBe('RATE_LIMITED');
      expect((await post('/auth/password-reset/confirm')).body.code).toBe('RATE_LIMITED');
    } finally {
      await limited.stop();
    }
  });
});

describe('POST /auth/password-reset/confirm', () => {
  const spent = { status: 410, code: 'LINK_SPENT' };

  it('refuses a token that is not ours, of another secret, of no link or of another school’s', async () => {
    const [school, , token] = await askedBy();
    const [, linkId = ''] = token.split('.');
    const other = await server.buildSchool();
    const { jwtSecret } = server.services.config;
    for (const forged of [
      '',
      'x',
      `${token.slice(0, -2)}AA`,
      oneTimeToken('another secret of thirty-two characters', { tenantId: school.id, linkId }),
      oneTimeToken(jwtSecret, { tenantId: school.id, linkId: '01930000-0000-7000-8000-000000000000' }),
      oneTimeToken(jwtSecret, { tenantId: other.id, linkId }),
    ])
      expect((await confirm(forged)).body).toMatchObject(spent);
    expect(await school.auditRows('user.password_change')).toEqual([]);
  });

  it('refuses a link after an hour, and an invitation’s after 72', async () => {
    const [school, , token] = await askedBy();
    const admin = await school.admin();
    await admin.post('/users').send({ email: 'nora@example.test', fullName: 'Nora Vance', role: 'STUDENT' });
    const invitation = await tokenFor(school, 'user.invited');
    server.clock.advance(HOUR);
    expect((await confirm(token)).body).toMatchObject(spent);
    server.clock.advance(71 * HOUR);
    expect((await confirm(invitation)).body).toMatchObject(spent);
    server.clock.advance(-1);
    expect((await confirm(invitation)).status).toBe(204);
  });

  it('refuses a person who was suspended meanwhile', async () => {
    const [school, person, token] = await askedBy();
    await (await school.admin()).post(`/users/${person.id}/suspend`).send({});
    expect((await confirm(token)).body).toMatchObject(spent);
  });

  it.each([
    ['short', 'elevenchars'],
    ['common', '1q2w3e4r5t6y'],
    ['the name', 'ada-reyes-2026'],
  ])('refuses a password that is %s, and leaves the link good', async (_what, password) => {
    const [, , token] = await askedBy({ password: PASSWORD, fullName: 'Ada Reyes' });
    expect((await confirm(token, password)).body).toMatchObject({ status: 400, errors: [{ path: 'newPassword' }] });
    expect((await confirm(token)).status).toBe(204);
  });

  it('sets the password once, ends every session and every other link, and is audited', async () => {
    const [school, person, first] = await askedBy();
    await ask(school, person.email);
    const second = await tokenFor(school);
    const elsewhere = (await signIn(school, person, PASSWORD)).body.accessToken;
    expect((await confirm(second)).status).toBe(204);
    for (const token of [second, first]) expect((await confirm(token, 'yet another password')).body).toMatchObject(spent);
    expect((await person.get('/auth/me')).status).toBe(401);
    expect((await server.anyone.get('/auth/me').set('Authorization', `Bearer ${elsewhere}`)).status).toBe(401);
    expect((await signIn(school, person, PASSWORD)).status).toBe(401);
    expect((await signIn(school, person, NEXT)).status).toBe(200);
    const rows = await school.auditRows('user.password_change');
    expect(rows).toMatchObject([{ userId: person.id, actorName: person.fullName, resourceId: person.id, after: { by: 'PASSWORD_RESET' } }]);
    expect(JSON.stringify(rows.map(({ before, after }) => [before, after]))).not.toMatch(/horse|argon2/);
  });

  it('lets one of several at once win, by the same link or by different ones', async () => {
    const [school, person, first] = await askedBy();
    await ask(school, person.email);
    const second = await tokenFor(school);
    const answers = await Promise.all([first, second, first, second].map((token, n) => confirm(token, `${NEXT} ${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410]);
    expect(await school.auditRows('user.password_change')).toHaveLength(1);
  });

  it('lets an invited person in', async () => {
    const school = await server.buildSchool();
    const newcomer = { email: 'nora@example.test', fullName: 'Nora Vance', role: 'INSTRUCTOR' };
    const { body } = await (await school.admin()).post('/users').send(newcomer);
    const token = new URL(body.setPasswordUrl).hash.slice(1);
    expect((await confirm(token)).status).toBe(204);
    expect((await signIn(school, newcomer, NEXT)).body.user).toMatchObject({ id: body.id, role: 'INSTRUCTOR' });
    expect(await school.auditRows('user.password_change')).toMatchObject([{ userId: body.id, after: { by: 'INVITATION' } }]);
  });

  it('is overtaken by a change of password: the link ends', async () => {
    const [, person, token] = await askedBy();
    expect((await person.post('/auth/password').send({ currentPassword: PASSWORD, newPassword: NEXT })).status).toBe(204);
    expect((await confirm(token, 'yet another password')).body).toMatchObject(spent);
  });
});
