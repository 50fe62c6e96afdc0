import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { codeAt } from './totp.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const PASSWORD = 'correct horse battery';
const MINUTE = 60_000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

const login = (school: School, person: { email: string }, code?: string) =>
  server.anyone.post('/auth/login').send({ tenantId: school.id, email: person.email, password: PASSWORD, ...(code && { code }) });

type Owner = { school: School; person: Person; secret: string; recoveryCodes: string[]; code: () => string };

/** Someone with an authenticator app, whose code of this moment was not used yet. */
async function owner(): Promise<Owner> {
  const school = await server.buildSchool();
  const person = await school.student({ password: PASSWORD });
  const { secret } = (await person.post('/auth/totp').send({})).body;
  const code = () => codeAt(secret, server.clock.now());
  const { body } = await person.post('/auth/totp/confirm').send({ code: code() });
  server.clock.advance(MINUTE);
  return { school, person, secret, recoveryCodes: body.recoveryCodes, code };
}

describe('setting up an authenticator app', () => {
  it('asks for a recent sign-in', async () => {
    const person = await (await server.buildSchool()).student();
    server.clock.advance(31 * MINUTE);
    expect((await person.post('/auth/totp').send({})).body).toMatchObject({ status: 403, code: 'STEP_UP_REQUIRED' });
  });

  it('counts only once a code has confirmed it', async () => {
    const school = await server.buildSchool();
    const person = await school.student({ password: PASSWORD });
    expect((await person.post('/auth/totp/confirm').send({ code: '123456' })).body.detail).toContain('no authenticator app to confirm');
    const { body } = await person.post('/auth/totp').send({});
    expect(body.uri).toContain(encodeURIComponent(person.email));
    const wrong = codeAt(body.secret, new Date(NOW.getTime() + 60 * MINUTE));
    expect((await person.post('/auth/totp/confirm').send({ code: wrong })).body).toMatchObject({
      status: 401,
      code: 'SECOND_FACTOR_WRONG',
    });
    expect((await login(school, person)).status).toBe(200);
    expect((await person.get('/auth/security')).body).toMatchObject({ totpSince: null, recoveryCodesLeft: 0, demanded: false });
    const confirmed = await person.post('/auth/totp/confirm').send({ code: codeAt(body.secret, NOW) });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    expect((await person.get('/auth/security')).body).toMatchObject({ totpSince: NOW.toISOString(), recoveryCodesLeft: 10 });
    expect((await person.post('/auth/totp').send({})).body.code).toBe('UNPROCESSABLE');
    expect(await school.auditRows('user.second_factor_add')).toMatchObject([{ resourceId: person.id, after: { kind: 'TOTP' } }]);
  });

  it('leaves neither the secret nor a code readable in the database', async () => {
    const { school, secret, recoveryCodes } = await owner();
    const kept = await school.inScope(async ({ tx, tenantId }) => [
      await tx.totpFactor.findMany({ where: { tenantId } }),
      await tx.recoveryCode.findMany({ where: { tenantId } }),
      (await tx.auditLog.findMany({ where: { tenantId } })).map(({ before, after }) => [before, after]),
    ]);
    const text = JSON.stringify(kept, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    for (const hidden of [secret, ...recoveryCodes]) expect(text).not.toContain(hidden);
  });
});

describe('signing in with an authenticator app', () => {
  it('asks for a code after the right password, and for nothing after a wrong one', async () => {
    const { school, person } = await owner();
    expect((await login(school, person)).body).toMatchObject({ status: 403, code: 'SECOND_FACTOR_REQUIRED' });
    const wrong = await server.anyone.post('/auth/login').send({ tenantId: school.id, email: person.email, password: 'incorrect horse' });
    expect(wrong.body.code).toBe('INVALID_CREDENTIALS');
  });

  it('takes each code once, however many send it at the same time', async () => {
    const { school, person, code } = await owner();
    const now = code();
    const answers = await Promise.all(Array.from({ length: 4 }, () => login(school, person, now)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    expect((await login(school, person, now)).body).toMatchObject({ status: 401, code: 'SECOND_FACTOR_WRONG' });
    server.clock.advance(MINUTE);
    expect((await login(school, person, code())).status).toBe(200);
    expect((await school.auditRows('user.login')).map(({ after }) => after)).toMatchObject([
      { by: 'PASSWORD_AND_CODE' },
      { by: 'PASSWORD_AND_CODE' },
    ]);
  });

  it('takes each recovery code once, in whatever spelling', async () => {
    const { school, person, recoveryCodes } = await owner();
    const [first = '', second = ''] = recoveryCodes;
    expect((await login(school, person, first.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await login(school, person, first)).body.code).toBe('SECOND_FACTOR_WRONG');
    expect((await login(school, person, second)).status).toBe(200);
    expect((await person.get('/auth/security')).body.recoveryCodesLeft).toBe(8);
  });

  it('makes who guesses codes wait, from every network, and audits each guess', async () => {
    const { school, person, code } = await owner();
    for (let time = 0; time < 5; time += 1) expect((await login(school, person, '000000')).body.code).toBe('SECOND_FACTOR_WRONG');
    const refused = await login(school, person, code());
    expect(refused.body).toMatchObject({ status: 429, detail: 'Too many wrong codes for this account. Try again in 30 seconds.' });
    expect((await school.auditRows('user.login_failed')).map(({ after }) => after)).toMatchObject([
      ...[1, 2, 3, 4, 5].map((failures) => ({ code: 'SECOND_FACTOR_WRONG', failures })),
      { code: 'RATE_LIMITED' },
    ]);
    server.clock.advance(MINUTE);
    expect((await login(school, person, code())).status).toBe(200);
  });

  it('goes on after the installation’s secret was replaced', async () => {
    const { school, person, secret } = await owner();
    const { config } = server.services;
    const old = config.jwtSecret;
    Object.assign(config, { jwtSecret: 'the next secret of at least thirty-two', previousJwtSecret: old });
    try {
      expect((await login(school, person, codeAt(secret, server.clock.now()))).status).toBe(200);
    } finally {
      Object.assign(config, { jwtSecret: old, previousJwtSecret: undefined });
    }
  });
});

describe('giving an authenticator app up', () => {
  it('asks for a recent sign-in, and lets the password alone do again', async () => {
    const { school, person } = await owner();
    server.clock.advance(31 * MINUTE);
    expect((await person.delete('/auth/totp')).body.code).toBe('STEP_UP_REQUIRED');
    server.clock.set(NOW);
    expect((await person.delete('/auth/totp')).status).toBe(204);
    expect((await login(school, person)).status).toBe(200);
    expect((await person.delete('/auth/totp')).status).toBe(404);
    expect((await person.post('/auth/recovery-codes').send({})).body.code).toBe('UNPROCESSABLE');
  });

  it('new recovery codes end the old ones', async () => {
    const { school, person, recoveryCodes } = await owner();
    const { body } = await person.post('/auth/recovery-codes').send({});
    expect((await login(school, person, recoveryCodes[0])).body.code).toBe('SECOND_FACTOR_WRONG');
    expect((await login(school, person, body.recoveryCodes[0])).status).toBe(200);
  });

  it('an admin helps who lost it, once, audited, ending their sessions; nobody helps themselves so', async () => {
    const { school, person } = await owner();
    const admin = await school.admin();
    expect((await admin.delete(`/users/${admin.id}/second-factors`)).body.code).toBe('UNPROCESSABLE');
    expect((await admin.delete(`/users/${person.id}/second-factors`)).status).toBe(204);
    expect((await person.get('/auth/me')).status).toBe(401);
    expect((await login(school, person)).status).toBe(200);
    expect((await admin.delete(`/users/${person.id}/second-factors`)).body.code).toBe('UNPROCESSABLE');
    expect(await school.auditRows('user.second_factor_reset')).toMatchObject([{ userId: admin.id, resourceId: person.id }]);
  });
});

describe('a school that asks for a second factor', () => {
  it('lets administrators and instructors do nothing else until they have one, with the next request', async () => {
    const school = await server.buildSchool();
    const [admin, instructor, student] = [await school.admin(), await school.instructor({ password: PASSWORD }), await school.student()];
    expect((await instructor.get('/bookings')).status).toBe(200);
    expect((await admin.patch('/settings').send({ requireSecondFactor: true })).body.requireSecondFactor).toBe(true);
    for (const person of [admin, instructor]) {
      expect((await person.get('/bookings')).body).toMatchObject({ status: 403, code: 'SECOND_FACTOR_SETUP_REQUIRED' });
      expect((await person.get('/auth/me')).body.mustSetUp).toBe(true);
    }
    expect((await student.get('/bookings')).status).toBe(200);
    expect((await login(school, instructor)).body.mustSetUp).toBe(true);
    const { secret } = (await instructor.post('/auth/totp').send({})).body;
    expect((await instructor.post('/auth/totp/confirm').send({ code: codeAt(secret, NOW) })).status).toBe(200);
    expect((await instructor.get('/bookings')).status).toBe(200);
    expect((await instructor.delete('/auth/totp')).body).toMatchObject({ status: 422, code: 'UNPROCESSABLE' });
    expect((await admin.get('/bookings')).body.code).toBe('SECOND_FACTOR_SETUP_REQUIRED');
  });
});
