import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { signAccessToken } from '#src/modules/auth/index.ts';
import { type EventReader, readEvents } from '#test/event-reader.ts';
import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { depositMessages } from './deposit-messages.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
const readers: EventReader[] = [];
afterEach(() => readers.splice(0).forEach((reader) => reader.leave()));
afterAll(() => server.stop());

async function follow(person: Person): Promise<EventReader> {
  const reader = await readEvents({ url: server.url, token: person.accessToken() });
  readers.push(reader);
  return reader;
}

/** Usually within some tens of milliseconds; a busy machine is given time. */
const SOON = { timeout: 10_000, interval: 10 };
const LESSON = { startsAt: '2026-06-02T10:00:00.000Z', endsAt: '2026-06-02T11:00:00.000Z' };

describe('GET /events', () => {
  it('refuses who is not signed in, also with a token in the address', async () => {
    const student = await (await server.buildSchool()).student();
    for (const path of ['/events', `/events?access_token=${student.accessToken()}`]) {
      expect((await server.anyone.get(path)).body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    }
  });

  it('refuses the twenty-first stream of one person', async () => {
    const school = await server.buildSchool();
    const [student, other] = [await school.student(), await school.student()];
    for (let n = 0; n < 20; n += 1) expect((await follow(student)).response.status).toBe(200);
    expect((await follow(student)).response.status).toBe(429);
    expect((await follow(other)).response.status).toBe(200);
  });

  it('is a stream that nothing on the way may hold back', async () => {
    const { response, text } = await follow(await (await server.buildSchool()).student());
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(text()).toBe('retry: 2000\nevent: open\ndata: {}\n\n');
  });
});

describe('two people of a school', () => {
  it('hear of each other’s changes, and nobody of another school does', async () => {
    const [school, elsewhere] = [await server.buildSchool(), await server.buildSchool()];
    const [admin, student, stranger] = [await school.admin(), await school.student(), await elsewhere.admin()];
    const [adminHears, studentHears, strangerHears] = [await follow(admin), await follow(student), await follow(stranger)];
    const { body } = await student.post('/bookings').send(LESSON);
    await expect.poll(adminHears.heard, SOON).toEqual(['calendar']);
    await admin.post(`/bookings/${body.id}/approve`).send({});
    await expect.poll(studentHears.heard, SOON).toEqual(['calendar', 'calendar']);
    expect(strangerHears.text()).not.toContain('change');
  });

  it('hear nothing of a change that was refused', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student()];
    await student.post('/bookings').send(LESSON);
    const { heard } = await follow(admin);
    expect((await student.post('/bookings').send(LESSON)).status).toBe(409);
    await admin.post('/resources').send({ name: 'Room 1', kind: 'ROOM' });
    await expect.poll(heard, SOON).toEqual(['calendar', 'resources']);
  });

  it('hear each of their own inbox alone, and what concerns people only where they may list them', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student()];
    await student.post('/bookings').send(LESSON);
    const [adminHears, studentHears] = [await follow(admin), await follow(student)];
    await school.inScope((scope) => depositMessages(scope, { mailed: false }));
    await expect.poll(adminHears.heard, SOON).toEqual(['notifications']);
    await server.anyone
      .post('/auth/register')
      .send({ tenantId: school.id, email: 'new@example.test', password: 'long and unguessable 9', fullName: 'New' });
    await expect.poll(adminHears.heard, SOON).toEqual(['notifications', 'users']);
    await admin.post('/notifications/read-all').send({});
    await expect.poll(adminHears.heard, SOON).toEqual(['notifications', 'users', 'notifications']);
    expect(studentHears.heard()).toEqual([]);
  });
});

describe('a stream ends', () => {
  it('with the session of its reader, at once, and others go on', async () => {
    const school = await server.buildSchool();
    const [admin, student, other] = [await school.admin(), await school.student(), await school.student()];
    const [ends, stays] = [await follow(student), await follow(other)];
    await admin.post(`/users/${student.id}/suspend`).send({});
    await expect.poll(ends.ended, SOON).toBe(true);
    expect(stays.ended()).toBe(false);
    expect(server.services.streams.of(school.id)).toHaveLength(1);
  });

  it('when its reader’s role changes, since they may hear of other things now', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student()];
    const { ended } = await follow(student);
    await admin.patch(`/users/${student.id}`).send({ role: 'INSTRUCTOR' });
    await expect.poll(ended, SOON).toBe(true);
  });

  it('for the server when its reader leaves, though nothing was told', async () => {
    const school = await server.buildSchool();
    const reader = await follow(await school.student());
    expect(server.services.streams.of(school.id)).toHaveLength(1);
    reader.leave();
    await expect.poll(() => server.services.streams.of(school.id), SOON).toEqual([]);
  });

  it('when the process stops, which does not wait for it', async () => {
    const other = await startTestServer();
    const person = await (await other.buildSchool()).student();
    const token = signAccessToken(other.services.config.jwtSecret, person.actor, other.clock.now());
    const { ended } = await readEvents({ url: other.url, token });
    const began = performance.now();
    await other.stop();
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(ended()).toBe(true);
  });
});
