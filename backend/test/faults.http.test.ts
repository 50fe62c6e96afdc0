import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from './server.ts';
import { openLink, type UnreliableLink } from './unreliable-link.ts';

let link: UnreliableLink;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({
    through: async (url) => {
      link = await openLink(url);
      return link.url;
    },
  });
});
afterAll(async () => {
  await server.stop();
  await link.close();
});

const at = (hour: number) => ({ startsAt: `2026-06-02T${hour}:00:00.000Z`, endsAt: `2026-06-02T${hour}:30:00.000Z` });

describe('while the database is away', () => {
  it('requests answer 503 with Retry-After, then work again by themselves, and nothing acknowledged is lost', async () => {
    const school = await server.buildSchool();
    const student = await school.student();
    expect((await student.post('/bookings').send(at(10))).status).toBe(201);

    link.cut();
    for (const send of [
      () => student.post('/bookings').send(at(12)),
      () => student.get('/bookings'),
      () => server.anyone.get('/auth/tenants'),
    ]) {
      const res = await send();
      expect(res.status, res.text).toBe(503);
      expect(res.headers['content-type']).toContain('application/problem+json');
      expect(Number(res.headers['retry-after'])).toBeGreaterThan(0);
      expect(res.body).toMatchObject({ code: 'UNAVAILABLE' });
    }

    link.mend();
    expect((await student.post('/bookings').send(at(14))).status).toBe(201);
    const { body } = await student.get('/bookings');
    expect(body.items.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([at(10).startsAt, at(14).startsAt]);
  });

  it('a link cut in the middle of many requests leaves each booking whole with its audit row, or not there at all', async () => {
    const school = await server.buildSchool();
    const students = await Promise.all(Array.from({ length: 16 }, () => school.student()));
    const acknowledged: string[] = [];
    const sent = students.map(async (student) => {
      const { status, body } = await student.post('/bookings').send(at(10));
      expect([201, 503]).toContain(status);
      if (status === 201) acknowledged.push(body.id);
      if (acknowledged.length === 3) link.cut();
    });
    await Promise.all(sent);
    link.mend();
    const made = await school.inScope(({ tx, tenantId }) => tx.booking.findMany({ where: { tenantId }, select: { id: true } }));
    const ids = made.map(({ id }) => id).sort();
    expect(ids).toEqual(expect.arrayContaining(acknowledged));
    expect((await school.auditRows('schedule.booking.create')).map(({ resourceId }) => resourceId).sort()).toEqual(ids);
  });
});

describe('database connections killed one by one', () => {
  it('are replaced, and no request fails for longer than it takes', async () => {
    const student = await (await server.buildSchool()).student();
    for (let round = 0; round < 3; round += 1) {
      await server.asOwner((query) =>
        query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`),
      );
      await expect.poll(async () => (await student.get('/bookings')).status, { timeout: 15_000 }).toBe(200);
    }
  });
});
