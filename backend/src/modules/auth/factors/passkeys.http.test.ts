import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type Authenticator, createAuthenticator } from '#test/authenticator.ts';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const PASSWORD = 'correct horse battery';
const MINUTE = 60_000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

const from = (origin = server.url) => ({ Origin: origin });
const begin = async (person: Person) => (await person.post('/auth/passkeys/options').set(from()).send({})).body;
const challenge = async ({ id: tenantId }: { id: string }) =>
  (await server.anyone.post('/auth/passkey-login/options').set(from()).send({ tenantId })).body;
const signIn = (school: { id: string }, assertion: object, origin?: string) =>
  server.anyone
    .post('/auth/passkey-login')
    .set(from(origin))
    .send({ tenantId: school.id, ...assertion });

type Owner = { school: School; person: Person; authenticator: Authenticator; passkeyId: string };

async function owner(): Promise<Owner> {
  const school = await server.buildSchool();
  const person = await school.instructor({ password: PASSWORD });
  const authenticator = createAuthenticator(server.url);
  const added = await person
    .post('/auth/passkeys')
    .set(from())
    .send({ ...authenticator.register(await begin(person)), name: 'My telephone' });
  expect(added.status).toBe(201);
  return { school, person, authenticator, passkeyId: added.body.id };
}

describe('adding a passkey', () => {
  it('asks for a recent sign-in, a browser, and a page of our own', async () => {
    const person = await (await server.buildSchool()).student();
    expect((await person.post('/auth/passkeys/options').send({})).status).toBe(403);
    expect((await person.post('/auth/passkeys/options').set(from('https://other.example')).send({})).status).toBe(403);
    server.clock.advance(31 * MINUTE);
    expect((await person.post('/auth/passkeys/options').set(from()).send({})).body.code).toBe('STEP_UP_REQUIRED');
  });

  it('refuses what was made for another page, another challenge, another person, or twice', async () => {
    const school = await server.buildSchool();
    const [person, other] = [await school.student(), await school.student()];
    const add = (by: Person, body: object) => by.post('/auth/passkeys').set(from()).send(body);
    const authenticator = createAuthenticator(server.url);
    const given = await begin(person);
    expect((await add(person, authenticator.register(given, 'https://other.example'))).body.code).toBe('SECOND_FACTOR_WRONG');
    expect((await add(person, authenticator.register({ ...given, options: { challenge: 'b3RoZXI' } }))).status).toBe(401);
    expect((await add(other, authenticator.register(given))).status).toBe(401);
    expect((await add(person, { ...authenticator.register(given), challengeId: school.id })).status).toBe(401);
    expect((await add(person, authenticator.register(given))).status).toBe(201);
    expect((await add(person, authenticator.register(given))).status).toBe(401);
    expect((await add(person, { challengeId: given.challengeId, response: {} })).status).toBe(400);
  });

  it('shows it to its owner, never its key, and is audited', async () => {
    const { school, person, passkeyId } = await owner();
    const { body } = await person.get('/auth/security');
    const expected = { id: passkeyId, name: 'My telephone', synced: true, createdAt: NOW.toISOString(), lastUsedAt: null };
    expect(body.passkeys).toEqual([expected]);
    expect(await school.auditRows('user.second_factor_add')).toMatchObject([{ after: { kind: 'PASSKEY', passkeyId } }]);
  });
});

describe('signing in with a passkey', () => {
  it('opens a session of its own, at the person’s school alone', async () => {
    const { school, person, authenticator } = await owner();
    const other = await server.buildSchool();
    expect((await signIn(other, authenticator.assert(await challenge(other)))).body.code).toBe('INVALID_CREDENTIALS');
    const answer = await signIn(school, authenticator.assert(await challenge(school)));
    expect(answer.body).toMatchObject({ user: { id: person.id }, school: { id: school.id }, mustSetUp: false });
    expect(answer.headers['set-cookie']?.[0]).toContain('refresh=');
    expect(await school.auditRows('user.login')).toMatchObject([{ userId: person.id, after: { by: 'PASSKEY' } }]);
    expect((await person.get('/auth/security')).body.passkeys[0].lastUsedAt).toBe(NOW.toISOString());
  });

  it('refuses what was signed for another page, another challenge, with another key, too late, or twice', async () => {
    const { school, authenticator } = await owner();
    const stranger = createAuthenticator(server.url);
    const attempts = [
      authenticator.assert(await challenge(school), 'https://other.example'),
      authenticator.assert({ ...(await challenge(school)), options: { challenge: 'b3RoZXI' } }),
      stranger.assert(await challenge(school)),
      { ...stranger.assert(await challenge(school)), ...{ id: authenticator.credentialId } },
    ];
    for (const attempt of attempts) {
      const { body } = await signIn(
        school,
        'response' in attempt ? { challengeId: attempt.challengeId, response: attempt.response } : attempt,
      );
      expect(body).toMatchObject({ status: 401, code: 'INVALID_CREDENTIALS' });
    }
    const good = authenticator.assert(await challenge(school));
    expect((await signIn(school, good, 'https://other.example')).status).toBe(403);
    expect((await signIn(school, good)).status).toBe(200);
    expect((await signIn(school, good)).status).toBe(401);
    const late = authenticator.assert(await challenge(school));
    server.clock.advance(6 * MINUTE);
    expect((await signIn(school, late)).status).toBe(401);
    expect((await school.auditRows('user.login_failed')).length).toBe(6);
  });

  it('refuses who is suspended, and says so', async () => {
    const { school, person, authenticator } = await owner();
    await (await school.admin()).post(`/users/${person.id}/suspend`).send({});
    const { body } = await signIn(school, authenticator.assert(await challenge(school)));
    expect(body).toMatchObject({ status: 403, code: 'ACCOUNT_SUSPENDED' });
  });

  it('answers for a school that does not exist like for one without that passkey', async () => {
    const { school, authenticator } = await owner();
    const nowhere = { id: '01930000-0000-7000-8000-000000000000' };
    expect((await server.anyone.post('/auth/passkey-login/options').set(from()).send({ tenantId: nowhere.id })).status).toBe(404);
    expect((await signIn(nowhere, authenticator.assert(await challenge(school)))).body.code).toBe('INVALID_CREDENTIALS');
  });
});

describe('a passkey where the school asks for a second factor', () => {
  it('is one: the password alone no longer does, and it cannot be removed', async () => {
    const { school, person, passkeyId } = await owner();
    const login = () => server.anyone.post('/auth/login').send({ tenantId: school.id, email: person.email, password: PASSWORD });
    expect((await login()).status).toBe(200);
    await (await school.admin()).patch('/settings').send({ requireSecondFactor: true });
    expect((await person.get('/bookings')).status).toBe(200);
    expect((await login()).body).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED', detail: expect.stringContaining('passkey') });
    expect((await person.delete(`/auth/passkeys/${passkeyId}`)).body.code).toBe('UNPROCESSABLE');
  });

  it('elsewhere can be removed by its owner alone', async () => {
    const { school, person, authenticator, passkeyId } = await owner();
    expect((await (await school.student()).delete(`/auth/passkeys/${passkeyId}`)).status).toBe(404);
    expect((await person.delete(`/auth/passkeys/${passkeyId}`)).status).toBe(204);
    expect((await signIn(school, authenticator.assert(await challenge(school)))).status).toBe(401);
  });
});

describe('proving again who one is', () => {
  it('opens for half an hour what asks for a recent sign-in', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin({ password: PASSWORD }), await school.student()];
    const changeRole = () => admin.patch(`/users/${student.id}`).send({ role: 'INSTRUCTOR' });
    server.clock.advance(31 * MINUTE);
    expect((await changeRole()).body).toMatchObject({ status: 403, code: 'STEP_UP_REQUIRED' });
    expect((await admin.get('/audit-logs/export')).body).toMatchObject({ status: 403, code: 'STEP_UP_REQUIRED' });
    expect((await admin.patch('/settings').send({ requireSecondFactor: true })).body.code).toBe('STEP_UP_REQUIRED');
    const invitation = { email: 'nora@example.test', fullName: 'Nora Vance', role: 'ADMIN' };
    expect((await admin.post('/users').send(invitation)).body.code).toBe('STEP_UP_REQUIRED');
    expect((await admin.patch(`/users/${student.id}`).send({ fullName: 'Nora Vance' })).status).toBe(200);
    expect((await admin.post('/auth/step-up').send({ password: 'incorrect horse' })).body.code).toBe('INVALID_CREDENTIALS');
    expect((await changeRole()).status).toBe(403);
    expect((await admin.post('/auth/step-up').send({ password: PASSWORD })).status).toBe(204);
    expect((await changeRole()).status).toBe(200);
    expect((await admin.get('/audit-logs/export')).status).toBe(200);
    expect((await school.auditRows()).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['user.step_up_failed', 'user.step_up', 'user.role_change']),
    );
  });

  it('takes one’s own passkey too, and no one else’s', async () => {
    const [{ school, person, authenticator }, other] = [await owner(), await owner()];
    server.clock.advance(31 * MINUTE);
    const prove = async (by: Authenticator) =>
      person
        .post('/auth/step-up')
        .set(from())
        .send(by.assert(await challenge(school)));
    expect((await prove(other.authenticator)).body.code).toBe('INVALID_CREDENTIALS');
    expect((await person.delete('/auth/totp')).body.code).toBe('STEP_UP_REQUIRED');
    expect((await prove(authenticator)).status).toBe(204);
    expect((await person.delete('/auth/totp')).status).toBe(404);
  });

  it('makes who guesses the password wait', async () => {
    const admin = await (await server.buildSchool()).admin({ password: PASSWORD });
    for (let time = 0; time < 5; time += 1) await admin.post('/auth/step-up').send({ password: 'incorrect horse' });
    expect((await admin.post('/auth/step-up').send({ password: PASSWORD })).body).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  });
});
