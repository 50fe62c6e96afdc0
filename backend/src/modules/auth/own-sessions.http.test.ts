import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { cookieOf } from '#test/cookies.ts';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const DAY = 86_400_000;
const PASSWORD = 'correct horse battery';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';

let server: TestServer;
let school: School;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
  school = await server.buildSchool();
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

/** Signs in on one more device. */
async function signIn({ email }: Person, userAgent = FIREFOX) {
  const answer = await server.anyone
    .post('/auth/login')
    .set('User-Agent', userAgent)
    .send({ tenantId: school.id, email, password: PASSWORD });
  const token = String(answer.body.accessToken);
  return { cookie: cookieOf(answer), me: () => server.anyone.get('/auth/me').set('Authorization', `Bearer ${token}`) };
}

const sessionsOf = async (person: Person) => (await person.get('/auth/sessions')).body.items;

describe('GET /auth/sessions', () => {
  it('refuses who is not signed in, and a cursor that is none', async () => {
    expect((await server.anyone.get('/auth/sessions')).status).toBe(401);
    expect((await (await school.student()).get('/auth/sessions?cursor=x')).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('lists one’s own living devices alone, the newest sign-in first, in words', async () => {
    const [person, other] = [await school.student({ password: PASSWORD }), await school.student({ password: PASSWORD })];
    server.clock.advance(60_000);
    await signIn(person);
    await signIn(other);
    const items = await sessionsOf(person);
    expect(items).toEqual([
      {
        ...{ id: expect.any(String), device: 'Firefox on Windows', ip: expect.stringContaining('127.0.0.1'), current: false },
        ...{ createdAt: '2026-03-02T12:01:00.000Z', lastUsedAt: '2026-03-02T12:01:00.000Z' },
      },
      {
        ...{ id: person.actor.sessionId, device: 'Unknown device', ip: null, current: true },
        ...{ createdAt: NOW.toISOString(), lastUsedAt: NOW.toISOString() },
      },
    ]);
  });

  it('tells the last use, and no more of a device that is out', async () => {
    const person = await school.student({ password: PASSWORD });
    const [used, left, old] = [await signIn(person), await signIn(person), await signIn(person)];
    await server.anyone.post('/auth/logout').set('Cookie', left.cookie);
    server.clock.advance(20 * DAY);
    await server.anyone.post('/auth/refresh').set('Cookie', used.cookie);
    server.clock.advance(10 * DAY);
    const items = await sessionsOf(person);
    expect(items).toMatchObject([{ lastUsedAt: '2026-03-22T12:00:00.000Z' }, { current: true }]);
    expect((await server.anyone.post('/auth/refresh').set('Cookie', old.cookie)).status).toBe(401);
  });

  it('goes on page by page, no device twice and none left out', async () => {
    const person = await school.student({ password: PASSWORD });
    for (let device = 0; device < 4; device += 1) await signIn(person);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await person.get(`/auth/sessions?limit=2${cursor}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toEqual((await sessionsOf(person)).map(({ id }: { id: string }) => id));
  });
});

describe('DELETE /auth/sessions/:id', () => {
  it('answers 404 for anyone else’s device, an admin’s or another school’s included, and leaves it be', async () => {
    const [owner, fellow, admin] = [await school.student(), await school.student(), await school.admin()];
    const stranger = await (await server.buildSchool()).admin();
    for (const person of [fellow, admin, stranger]) {
      expect((await person.delete(`/auth/sessions/${owner.actor.sessionId}`)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    expect((await owner.get('/auth/me')).status).toBe(200);
    expect((await server.anyone.delete(`/auth/sessions/${owner.actor.sessionId}`)).status).toBe(401);
    expect((await owner.delete('/auth/sessions/me')).status).toBe(404);
  });

  it('signs the device out at once, audited once', async () => {
    const school = await server.buildSchool();
    const person = await school.student({ password: PASSWORD });
    const answer = await server.anyone.post('/auth/login').send({ tenantId: school.id, email: person.email, password: PASSWORD });
    const me = () => server.anyone.get('/auth/me').set('Authorization', `Bearer ${answer.body.accessToken}`);
    expect((await me()).status).toBe(200);
    const [{ id }] = await sessionsOf(person);
    expect((await person.delete(`/auth/sessions/${id}`)).status).toBe(204);
    expect((await me()).status).toBe(401);
    expect((await server.anyone.post('/auth/refresh').set('Cookie', cookieOf(answer))).status).toBe(401);
    expect((await person.delete(`/auth/sessions/${id}`)).status).toBe(404);
    expect(await school.auditRows('user.session_revoke')).toMatchObject([
      { userId: person.id, resourceId: person.id, after: { sessionId: id } },
    ]);
  });

  it('signs this very device out too', async () => {
    const person = await school.student();
    expect((await person.delete(`/auth/sessions/${person.actor.sessionId}`)).status).toBe(204);
    expect((await person.get('/auth/me')).status).toBe(401);
  });
});

describe('DELETE /auth/sessions', () => {
  it('refuses who is not signed in', async () => {
    expect((await server.anyone.delete('/auth/sessions')).status).toBe(401);
  });

  it('signs all other devices of this person out, and nobody else’s', async () => {
    const school = await server.buildSchool();
    const [person, other] = [await school.student(), await school.student()];
    await school.inScope(async ({ tx, tenantId }) => {
      const ids = ['01930000-0000-7000-8000-00000000000a', '01930000-0000-7000-8000-00000000000b'];
      const row = { tenantId, userId: person.id, rotatedAt: NOW, expiresAt: new Date(NOW.getTime() + DAY) };
      await tx.session.createMany({ data: ids.map((id) => ({ ...row, id })) });
    });
    expect(await sessionsOf(person)).toHaveLength(3);
    expect((await person.delete('/auth/sessions')).status).toBe(204);
    expect(await sessionsOf(person)).toMatchObject([{ current: true }]);
    expect((await other.get('/auth/me')).status).toBe(200);
    expect((await person.delete('/auth/sessions')).status).toBe(204);
    expect(await school.auditRows('user.session_revoke')).toMatchObject([{ userId: person.id, after: { ended: 2 } }]);
  });
});
