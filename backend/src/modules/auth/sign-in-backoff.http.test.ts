import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const DAY = 86_400_000;
const PASSWORD = 'correct horse battery';
const WRONG = 'incorrect horse battery';
const HERE = '203.0.113.7';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW, env: { TRUST_PROXY: '1' } });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

type Try = { email: string; password?: string; from?: string };

const login = (school: { id: string }, { email, password = WRONG, from = HERE }: Try) =>
  server.anyone.post('/auth/login').set('X-Forwarded-For', from).send({ tenantId: school.id, email, password });

/** Types a wrong password so many times in a row. */
async function fail(school: School, times: number, attempt: Try): Promise<void> {
  for (let time = 0; time < times; time += 1) expect((await login(school, attempt)).status).toBe(401);
}

async function someone(): Promise<[School, string]> {
  const school = await server.buildSchool();
  return [school, (await school.student({ password: PASSWORD })).email];
}

describe('after five wrong passwords', () => {
  it('the next attempt is refused in words with Retry-After, the right password included', async () => {
    const [school, email] = await someone();
    await fail(school, 5, { email });
    for (const password of [WRONG, PASSWORD]) {
      const { body, headers } = await login(school, { email, password });
      expect(body).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
      expect(body.detail).toBe('Too many wrong passwords for this account from your network. Try again in 30 seconds.');
      expect([headers['retry-after'], headers['set-cookie']]).toEqual(['30', undefined]);
    }
  });

  it('an address that nobody has is refused alike, so that the wait tells nothing', async () => {
    const [school, email] = await someone();
    await fail(school, 5, { email });
    await fail(school, 5, { email: 'nobody@example.test' });
    const [known, unknown] = [await login(school, { email }), await login(school, { email: 'nobody@example.test' })];
    const { correlationId: _, ...told } = known.body;
    expect(unknown.body).toMatchObject(told);
  });

  it('nobody else is kept out: not the same person elsewhere, not others here, not another school', async () => {
    const [school, email] = await someone();
    const [other, neighbour] = [await server.buildSchool(), await school.student({ password: PASSWORD })];
    await other.student({ email, password: PASSWORD });
    await fail(school, 5, { email });
    expect((await login(school, { email, password: PASSWORD, from: '198.51.100.9' })).status).toBe(200);
    expect((await login(school, { email: neighbour.email, password: PASSWORD })).status).toBe(200);
    expect((await login(other, { email, password: PASSWORD })).status).toBe(200);
    expect((await login(school, { email, password: PASSWORD })).status).toBe(429);
  });

  it('an IPv6 network counts as one caller, whichever of its addresses it uses', async () => {
    const [school, email] = await someone();
    for (let host = 1; host <= 5; host += 1) await fail(school, 1, { email, from: `2001:db8:1:2::${host}` });
    expect((await login(school, { email, from: '2001:db8:1:2:ffff::1' })).status).toBe(429);
    expect((await login(school, { email, password: PASSWORD, from: '2001:db8:ffff::1' })).status).toBe(200);
  });

  it('the wait doubles with each further failure, and refused attempts do not lengthen it', async () => {
    const [school, email] = await someone();
    await fail(school, 5, { email });
    for (const wait of [30, 60, 120]) {
      server.clock.advance(1_000 * (wait - 1));
      expect((await login(school, { email })).headers['retry-after']).toBe('1');
      server.clock.advance(1_000);
      await fail(school, 1, { email });
    }
    expect((await login(school, { email })).body.detail).toContain('Try again in 4 minutes.');
  });

  it('the right password after the wait begins the count anew, as a day does', async () => {
    const [school, email] = await someone();
    await fail(school, 5, { email });
    server.clock.advance(30_000);
    expect((await login(school, { email, password: PASSWORD })).status).toBe(200);
    await fail(school, 4, { email });
    server.clock.advance(DAY);
    await fail(school, 4, { email });
    expect((await login(school, { email, password: PASSWORD })).status).toBe(200);
  });

  it('every failure is audited with its count, and what was refused with its reason', async () => {
    const [school, email] = await someone();
    await fail(school, 5, { email });
    await login(school, { email, password: PASSWORD });
    const told = (await school.auditRows('user.login_failed')).map(({ after }) => after);
    const common = { email, code: 'INVALID_CREDENTIALS' };
    expect(told).toEqual([
      ...[1, 2, 3, 4].map((failures) => ({ ...common, failures })),
      { ...common, failures: 5, blockedUntil: '2026-03-02T12:00:30.000Z' },
      { email, code: 'RATE_LIMITED' },
    ]);
    expect(await school.auditRows('user.login')).toEqual([]);
  });

  it('the address that was tried is kept as a hash alone', async () => {
    const [school, email] = await someone();
    await fail(school, 1, { email });
    const rows = await school.inScope(({ tx }) => tx.signInBackoff.findMany());
    expect(rows).toMatchObject([{ failures: 1, network: HERE }]);
    expect(JSON.stringify(rows)).not.toContain(email);
  });
});

describe('what does not count as a wrong password', () => {
  it('is the right one of an account that waits for approval, and six sign-ins at once', async () => {
    const [school, email] = await someone();
    const { email: pending } = await school.student({ status: 'PENDING', password: PASSWORD });
    for (let time = 0; time < 6; time += 1) expect((await login(school, { email: pending, password: PASSWORD })).status).toBe(403);
    const answers = await Promise.all(Array.from({ length: 6 }, () => login(school, { email, password: PASSWORD })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
  });
});

describe('many guesses at once', () => {
  it('are all counted, and a right one among the last does not get in', async () => {
    const [school, email] = await someone();
    const answers = await Promise.all(Array.from({ length: 12 }, () => login(school, { email })));
    expect(answers.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(5);
    const [row] = await school.inScope(({ tx }) => tx.signInBackoff.findMany());
    expect(row?.failures).toBe(answers.filter(({ status }) => status === 401).length);
    expect((await login(school, { email, password: PASSWORD })).status).toBe(429);
  });
});

describe('a new password by a link', () => {
  it('ends the wait', async () => {
    const [school, email] = await someone();
    await fail(school, 5, { email });
    const admin = await school.admin();
    const { body } = await admin.post('/users').send({ email: 'nora@example.test', fullName: 'Nora Vance', role: 'STUDENT' });
    await fail(school, 5, { email: 'nora@example.test' });
    const token = new URL(body.setPasswordUrl).hash.slice(1);
    expect((await server.anyone.post('/auth/password-reset/confirm').send({ token, newPassword: PASSWORD })).status).toBe(204);
    expect((await login(school, { email: 'nora@example.test', password: PASSWORD })).status).toBe(200);
    expect((await login(school, { email, password: PASSWORD })).status).toBe(429);
  });
});
