import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ env: { BOOKING_ESCALATION_HOURS: '6' } });
});
afterAll(() => server.stop());

describe('PATCH /settings', () => {
  it.each([
    ['nothing', {}],
    ['an age of nothing', { escalationHours: 0 }],
    ['an age of years', { escalationHours: 9_000 }],
    ['no name', { name: '  ' }],
    ['another time zone', { timeZone: 'Europe/Paris' }],
  ])('refuses %s', async (_what, body) => {
    const admin = await (await server.buildSchool()).admin();
    expect((await admin.patch('/settings').send(body)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('refuses an old version, and changes one school alone', async () => {
    const [school, other] = [await server.buildSchool({ name: 'Alpha' }), await server.buildSchool({ name: 'Bravo' })];
    const [admin, neighbour] = [await school.admin(), await other.admin()];
    const changed = await admin.patch('/settings').set('If-Match', '"1"').send({ escalationHours: 1.5, name: 'Alpha Two' });
    expect(changed.body).toEqual({
      name: 'Alpha Two',
      bookingCourseId: null,
      minNoticeMinutes: 0,
      bookingHorizonDays: null,
      dailyDutyMinutes: null,
      weeklyDutyMinutes: null,
      holdMinutes: null,
      lateCancelMinutes: null,
      timeZone: 'UTC',
      escalationHours: 1.5,
      defaultEscalationHours: 6,
      requireSecondFactor: false,
      version: 2,
    });
    expect((await admin.patch('/settings').set('If-Match', '"1"').send({ escalationHours: 2 })).body.code).toBe('STALE_VERSION');
    expect((await neighbour.get('/settings')).body).toMatchObject({ name: 'Bravo', escalationHours: null, version: 1 });
    expect((await admin.patch('/settings').send({ escalationHours: null })).body.escalationHours).toBeNull();
    expect(await school.auditRows('tenant.settings_change')).toMatchObject([
      { userId: admin.id, before: { escalationHours: null, name: 'Alpha' }, after: { escalationHours: 1.5, name: 'Alpha Two' } },
      { after: { escalationHours: null } },
    ]);
  });
});
