import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { connectDatabase, type Database } from '#src/database/client.ts';
import { scopeRunner } from '#src/database/scope.ts';

import { createClient } from './client.ts';
import { createTestClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { type EventReader, readEvents } from './event-reader.ts';
import { type Replica, startReplica } from './replica.ts';
import { buildSchool } from './school.ts';
import { openLink, type UnreliableLink } from './unreliable-link.ts';

const clock = createTestClock(new Date('2026-06-01T09:00:00.000Z'));
let test: TestDatabase;
let owner: Database;
let link: UnreliableLink;
let here: Replica;
let there: Replica;

beforeAll(async () => {
  test = await createTestDatabase();
  owner = connectDatabase({ url: test.url, onConnectionLost: () => undefined, as: 'owner' });
  link = await openLink(test.url);
  here = await startReplica({ databaseUrl: test.url, clock });
  there = await startReplica({ databaseUrl: link.url, clock });
});
const readers: EventReader[] = [];
afterEach(() => readers.splice(0).forEach((reader) => reader.leave()));
afterAll(async () => {
  await Promise.all([here.stop(), there.stop(), owner.close()]);
  await link.close();
  await test.drop();
});

/** Usually within some tens of milliseconds; a busy machine is given time. */
const SOON = { timeout: 10_000, interval: 20 };
const at = (hour: number) => ({ startsAt: `2026-06-02T${hour}:00:00.000Z`, endsAt: `2026-06-02T${hour}:30:00.000Z` });

/** A school whose admin is served by the one replica and whose student by the other. */
async function setting() {
  const school = await buildSchool({ services: here.services, url: here.url, asOwner: scopeRunner(owner, () => undefined) });
  const [admin, student] = [await school.admin(), await school.student()];
  const adminThere = createClient(there.url, admin.accessToken);
  const week = async () => (await adminThere.get('/calendar?week=2026-W23')).body.bookings.length as number;
  return { school, admin, student, week };
}

describe('two replicas on one database', () => {
  it('show a change made at the other at once, though both keep answers', async () => {
    const { student, week } = await setting();
    expect(await week()).toBe(0);
    const { hits } = there.services.cache.stats();
    expect([await week(), there.services.cache.stats().hits]).toEqual([0, hits + 1]);
    await student.post('/bookings').send(at(10));
    await expect.poll(week, SOON).toBe(1);
  });

  it('tell a browser at the one of a change at the other, and none of another school', async () => {
    const [{ admin, student }, elsewhere] = [await setting(), await setting()];
    const reader = await readEvents({ url: there.url, token: admin.accessToken() });
    readers.push(reader);
    await elsewhere.student.post('/bookings').send(at(10));
    await student.post('/bookings').send(at(10));
    await expect.poll(reader.heard, SOON).toEqual(['calendar']);
  });

  it('shut out at the one who is suspended at the other', async () => {
    const { admin, student } = await setting();
    const studentThere = createClient(there.url, student.accessToken);
    expect((await studentThere.get('/bookings')).status).toBe(200);
    const reader = await readEvents({ url: there.url, token: student.accessToken() });
    await admin.post(`/users/${student.id}/suspend`).send({});
    await expect.poll(reader.ended, SOON).toBe(true);
    await expect.poll(async () => (await studentThere.get('/bookings')).status, SOON).toBe(401);
  });

  it('hear nothing of what was rolled back', async () => {
    const { student } = await setting();
    let told = 0;
    const unsubscribe = there.services.changes.subscribe({
      changed: (tenantId, topics) => {
        if (tenantId === student.actor.tenantId && topics.has('calendar')) told += 1;
      },
    });
    expect((await student.post('/bookings').send(at(10))).status).toBe(201);
    await expect.poll(() => told, SOON).toBe(1);
    expect((await student.post('/bookings').send(at(10))).status).toBe(409);
    expect((await student.post('/bookings').send(at(12))).status).toBe(201);
    // Notices come in the order of their commits: with this one here, none of the refused request is still on its way.
    await expect.poll(() => told, SOON).toBe(2);
    unsubscribe();
  });
});

describe('a replica that was cut off', () => {
  it('takes everything it keeps for old once it is back, and tells its browsers so', async () => {
    const { admin, student, week } = await setting();
    expect(await week()).toBe(0);
    const reader = await readEvents({ url: there.url, token: admin.accessToken() });
    readers.push(reader);
    link.cut();
    await student.post('/bookings').send(at(10));
    link.mend();
    await expect.poll(week, { timeout: 8_000, interval: 50 }).toBe(1);
    await expect.poll(reader.heard, SOON).toEqual(['calendar', 'courses', 'users', 'resources', 'notifications']);
    await student.post('/bookings').send(at(12));
    await expect.poll(week, SOON).toBe(2);
  });
});
