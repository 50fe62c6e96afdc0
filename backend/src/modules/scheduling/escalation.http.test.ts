import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { escalateEverywhere } from '#src/jobs.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const LESSON = { startsAt: '2026-04-01T15:00:00.000Z', endsAt: '2026-04-01T16:00:00.000Z' };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

describe('the escalation job', () => {
  it('leaves what has not waited long enough, and what was decided', async () => {
    server.clock.set(NOW);
    const school = await server.buildSchool();
    const [admin, student, other] = [await school.admin(), await school.student(), await school.student()];
    const { body: decided } = await other.post('/bookings').send(LESSON);
    await admin.post(`/bookings/${decided.id}/approve`).send({});
    await student.post('/bookings').send(LESSON);
    server.clock.set(later(24));
    await escalateEverywhere(server.services);
    expect((await admin.get('/bookings?escalated=true')).body.items).toEqual([]);
    expect(await school.auditRows('schedule.booking.escalate')).toEqual([]);
  });

  it('escalates each stale request once, with one audit row and one message to each active admin, however many run at once', async () => {
    server.clock.set(NOW);
    const school = await server.buildSchool();
    const [admin, second, student] = [await school.admin(), await school.admin(), await school.student()];
    await school.admin({ status: 'SUSPENDED' });
    const { body } = await student.post('/bookings').send(LESSON);
    server.clock.set(later(24.01));
    await Promise.all(Array.from({ length: 5 }, () => escalateEverywhere(server.services)));
    await escalateEverywhere(server.services);

    const found = await admin.get('/bookings?escalated=true');
    expect(found.body.items).toMatchObject([{ id: body.id, status: 'REQUESTED', escalatedAt: later(24.01).toISOString() }]);
    expect(await school.auditRows('schedule.booking.escalate')).toMatchObject([{ resourceId: body.id, userId: null, actorName: 'System' }]);
    const messages = await school.outbox('booking.escalated');
    expect(messages.map(({ recipientId }) => recipientId).sort()).toEqual([admin.id, second.id].sort());
  });

  it('heeds a school’s own limit', async () => {
    server.clock.set(NOW);
    const school = await server.buildSchool({ escalationHours: 0.5 });
    const [admin, student] = [await school.admin(), await school.student()];
    await student.post('/bookings').send(LESSON);
    server.clock.set(later(0.6));
    await escalateEverywhere(server.services);
    expect((await admin.get('/bookings?escalated=true')).body.items).toHaveLength(1);
  });
});
