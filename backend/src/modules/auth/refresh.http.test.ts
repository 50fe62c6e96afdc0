import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { cookieOf, setCookieOf } from '#test/cookies.ts';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { refreshToken } from './refresh-tokens.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const DAY = 86_400_000;

let server: TestServer;
let school: School;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
  school = await server.buildSchool();
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

/** The cookie of a person's session at a generation, as if a browser had kept it. */
const kept = ({ actor: { tenantId, sessionId } }: Person, generation = 1) =>
  `refresh=${refreshToken(server.services.config.jwtSecret, { tenantId, sessionId, generation })}`;

const refresh = (cookie: string) => server.anyone.post('/auth/refresh').set('Cookie', cookie);

describe('POST /auth/refresh', () => {
  it('refuses a caller without a cookie', async () => {
    const { body, headers } = await server.anyone.post('/auth/refresh');
    expect(body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  it('refuses a cookie that is not ours and takes it away', async () => {
    const person = await school.student();
    for (const cookie of ['refresh=x', kept(person).slice(0, -3), kept(person).replace('.1.', '.2.'), 'refresh=%E0%A4%A']) {
      const answer = await refresh(cookie);
      expect(answer.status).toBe(401);
      expect(setCookieOf(answer)).toMatch(/^refresh=; Path=\/api\/v1\/auth; Expires=Thu, 01 Jan 1970/);
    }
  });

  it.each(['https://evil.test', 'http://127.0.0.1:1', 'null', 'not an origin'])(
    'refuses a page of %s, and rotates nothing',
    async (origin) => {
      const person = await school.student();
      const answer = await refresh(kept(person)).set('Origin', origin);
      expect(answer.body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect((await refresh(kept(person)).set('Origin', server.url)).status).toBe(200);
    },
  );

  it('refuses a session that was not used for 30 days, and keeps one that was', async () => {
    const person = await school.student();
    server.clock.advance(29 * DAY);
    expect((await refresh(kept(person))).status).toBe(200);
    server.clock.advance(29 * DAY);
    expect((await refresh(kept(person, 2))).status).toBe(200);
    server.clock.advance(30 * DAY);
    expect((await refresh(kept(person, 3))).status).toBe(401);
  });

  it('refuses a session 90 days after its sign-in, however often it was used', async () => {
    const person = await school.student();
    for (const generation of [1, 2, 3, 4]) {
      server.clock.advance(22 * DAY);
      expect((await refresh(kept(person, generation))).status).toBe(200);
    }
    server.clock.advance(2 * DAY);
    expect((await refresh(kept(person, 5))).status).toBe(401);
  });

  it('refuses a person who was suspended, also after they were let in again', async () => {
    const [admin, person] = [await school.admin(), await school.student()];
    await admin.post(`/users/${person.id}/suspend`).send({});
    expect((await refresh(kept(person))).status).toBe(401);
    await admin.post(`/users/${person.id}/reactivate`).send({});
    expect((await refresh(kept(person))).status).toBe(401);
  });

  it('gives a new access token and the next cookie', async () => {
    const person = await school.instructor();
    const answer = await refresh(kept(person));
    expect(answer.body).toMatchObject({ expiresIn: 900, user: { id: person.id, role: 'INSTRUCTOR' }, school: { id: school.id } });
    expect(cookieOf(answer)).toBe(kept(person, 2));
    const me = await server.anyone.get('/auth/me').set('Authorization', `Bearer ${answer.body.accessToken}`);
    expect(me.body).toMatchObject({ id: person.id });
  });

  it('leaves every one of several tabs that refresh at once with the same cookie, and that one good', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await school.student();
      const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(kept(person))));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(new Set(answers.map(cookieOf))).toEqual(new Set([kept(person, 2)]));
      const next = await refresh(kept(person, 2));
      expect(cookieOf(next)).toBe(kept(person, 3));
    }
  });

  it('ends the session for thief and owner when an old cookie comes back', async () => {
    const school = await server.buildSchool();
    const person = await school.student();
    await refresh(kept(person));
    server.clock.advance(10_001);
    expect((await refresh(kept(person))).status).toBe(401);
    expect((await refresh(kept(person, 2))).status).toBe(401);
    expect((await person.get('/auth/me')).status).toBe(401);
    const rows = await school.auditRows('user.session_revoke');
    expect(rows).toMatchObject([{ resourceId: person.id, userId: person.id, after: { sessionId: person.actor.sessionId } }]);
  });

  it('keeps to its rules whatever comes in whatever order', async () => {
    const step = fc.record({ back: fc.constantFrom(0, 0, 0, 1, 1, 2), wait: fc.constantFrom(0, 4_000, 10_000, 10_001) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        server.clock.set(NOW);
        const person = await school.student();
        const model = { generation: 1, rotatedAt: server.clock.now().getTime(), over: false };
        for (const { back, wait } of steps) {
          server.clock.advance(wait);
          const now = server.clock.now().getTime();
          const generation = Math.max(1, model.generation - back);
          const age = model.generation - generation;
          const answer = await refresh(kept(person, generation));
          model.over ||= age > 1 || (age === 1 && now - model.rotatedAt > 10_000);
          expect(answer.status).toBe(model.over ? 401 : 200);
          if (model.over) continue;
          if (age === 0) Object.assign(model, { generation: generation + 1, rotatedAt: now });
          expect(cookieOf(answer)).toBe(kept(person, model.generation));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('POST /auth/logout', () => {
  it('refuses a page of another site', async () => {
    const person = await school.student();
    expect((await server.anyone.post('/auth/logout').set('Cookie', kept(person)).set('Origin', 'https://evil.test')).status).toBe(403);
    expect((await refresh(kept(person))).status).toBe(200);
  });

  it('is content with nothing to end', async () => {
    expect((await server.anyone.post('/auth/logout')).status).toBe(204);
    expect((await server.anyone.post('/auth/logout').set('Cookie', 'refresh=x')).status).toBe(204);
  });

  it('ends the session at once: cookie, its later ones, and access token', async () => {
    const school = await server.buildSchool();
    const [person, other] = [await school.student(), await school.student()];
    expect((await person.get('/auth/me')).status).toBe(200);
    const answer = await server.anyone.post('/auth/logout').set('Cookie', kept(person)).set('Origin', server.url);
    expect(answer.status).toBe(204);
    expect(setCookieOf(answer)).toMatch(/^refresh=; /);
    expect((await person.get('/auth/me')).status).toBe(401);
    expect((await refresh(kept(person))).status).toBe(401);
    expect((await other.get('/auth/me')).status).toBe(200);
    await server.anyone.post('/auth/logout').set('Cookie', kept(person));
    expect(await school.auditRows('user.logout')).toMatchObject([{ userId: person.id, actorName: person.fullName, resourceId: person.id }]);
  });
});
