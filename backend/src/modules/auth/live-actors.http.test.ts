import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { connectDatabase, type Database } from '#src/database/client.ts';
import { type ScopeRunner, scopeRunner, type Transaction } from '#src/database/scope.ts';
import { createTestClock } from '#test/clock.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { buildSchool, type School } from '#test/school.ts';
import { startTestServer, type TestServer, testServices } from '#test/server.ts';

import { createLiveActors } from './live-actors.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');

describe('what an admin changes in this process', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ now: NOW });
  });
  afterAll(() => server.stop());

  it('acts with the next request: a suspended person’s token stops', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student()];
    expect((await student.get('/bookings')).status).toBe(200);
    await admin.post(`/users/${student.id}/suspend`).send({});
    expect((await student.get('/bookings')).body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('acts with the next request: a demoted admin’s token loses its rights, a promoted one’s gains them', async () => {
    const school = await server.buildSchool();
    const [admin, other] = [await school.admin(), await school.admin()];
    expect((await other.get('/audit-logs')).status).toBe(200);
    await admin.patch(`/users/${other.id}`).send({ role: 'INSTRUCTOR' });
    expect((await other.get('/audit-logs')).status).toBe(403);
    await admin.patch(`/users/${other.id}`).send({ role: 'ADMIN' });
    expect((await other.get('/audit-logs')).status).toBe(200);
  });
});

describe('what an admin changes in another process', () => {
  let files: TestDatabase;
  let databases: [Database, Database];
  let school: School;
  const clock = createTestClock(NOW);
  let here: ReturnType<typeof testServices>;
  let there: ReturnType<typeof testServices>;

  beforeAll(async () => {
    files = await createTestDatabase();
    const connect = (as: 'app' | 'owner') => connectDatabase({ url: files.url, onConnectionLost: () => undefined, as });
    databases = [connect('app'), connect('owner')];
    [here, there] = [testServices({ database: databases[0], clock }), testServices({ database: databases[0], clock })];
    school = await buildSchool({ services: there.services, url: '', asOwner: scopeRunner(databases[1], () => undefined) });
  });
  beforeEach(() => clock.set(NOW));
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await files.drop();
  });

  it('acts here within three seconds, on role, name, status and session', async () => {
    const after = async (change: (tx: Transaction, userId: string) => Promise<unknown>) => {
      const person = await school.admin();
      const actor = () => here.liveActors.actorOf(person.accessToken());
      expect(await actor()).toEqual(person.actor);
      await school.inScope(({ tx }) => change(tx, person.id));
      clock.advance(2_999);
      expect(await actor()).toEqual(person.actor);
      clock.advance(1);
      return actor();
    };
    const person = (data: { role: 'STUDENT'; fullName: string } | { status: 'SUSPENDED' | 'PENDING' }) => (tx: Transaction, id: string) =>
      tx.user.updateMany({ where: { id }, data });
    const renamed = { role: 'STUDENT', fullName: 'Someone else' } as const;
    expect(await after(person(renamed))).toMatchObject(renamed);
    expect(await after(person({ status: 'SUSPENDED' }))).toBeUndefined();
    expect(await after(person({ status: 'PENDING' }))).toBeUndefined();
    expect(await after((tx, userId) => tx.session.updateMany({ where: { userId }, data: { revokedAt: NOW } }))).toBeUndefined();
  });

  it('acts at once where this process is told', async () => {
    const person = await school.admin();
    await here.liveActors.actorOf(person.accessToken());
    await school.inScope(({ tx }) => tx.user.updateMany({ where: { id: person.id }, data: { role: 'STUDENT' } }));
    here.liveActors.forget('01930000-0000-7000-8000-000000000000');
    expect(await here.liveActors.actorOf(person.accessToken())).toMatchObject({ role: 'ADMIN' });
    here.liveActors.forget(school.id);
    expect(await here.liveActors.actorOf(person.accessToken())).toMatchObject({ role: 'STUDENT' });
  });

  it('is not believed of a clock that was set back', async () => {
    const person = await school.admin();
    await here.liveActors.actorOf(person.accessToken());
    await school.inScope(({ tx }) => tx.user.updateMany({ where: { id: person.id }, data: { status: 'SUSPENDED' } }));
    const token = person.accessToken();
    clock.advance(-3_600_000);
    expect(await here.liveActors.actorOf(token)).toBeUndefined();
  });

  it('a fault of the database is not remembered', async () => {
    const person = await school.admin();
    let broken = true;
    const inScope: ScopeRunner = (setup, work) =>
      broken ? Promise.reject(new Error('The database is away.')) : here.services.inScope(setup, work);
    const liveActors = createLiveActors({ ...here.services, inScope });
    await expect(liveActors.actorOf(person.accessToken())).rejects.toThrow('away');
    broken = false;
    expect(await liveActors.actorOf(person.accessToken())).toEqual(person.actor);
  });
});
