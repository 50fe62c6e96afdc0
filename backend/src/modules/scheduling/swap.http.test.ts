import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const TEN = { startsAt: '2026-03-03T10:00:00.000Z', endsAt: '2026-03-03T11:00:00.000Z' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

/** Two lessons at the same time, each with an instructor and an aircraft of its own. */
async function setting() {
  const school = await server.buildSchool();
  const admin = await school.admin();
  const [ada, grace, third] = [await school.instructor(), await school.instructor(), await school.instructor()];
  for (const person of [ada, grace, third]) await school.available(person);
  const [one, two] = [await school.resource(), await school.resource()];
  const lesson = async (instructorId: string, resourceId: string) => {
    const { id } = (await (await school.student()).post('/bookings').send({ ...TEN, resourceId })).body;
    return (await admin.post(`/bookings/${id}/approve`).send({ instructorId })).body;
  };
  const [a, b] = [await lesson(ada.id, one.id), await lesson(grace.id, two.id)];
  const exchange = async (what: string, body: object = {}) =>
    (await admin.post(`/bookings/${a.id}/exchange`).send({ withBookingId: b.id, withVersion: b.version, exchange: what, ...body })).body;
  const swap = async (body: object) => (await admin.post(`/bookings/${a.id}/swap`).send(body)).body;
  return { school, admin, ada, grace, third, one, two, a, b, exchange, swap };
}

describe('a swap', () => {
  it('is refused without anyone or anything to swap to, and to whom is busy', async () => {
    const { grace, two, swap } = await setting();
    expect(await swap({})).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(await swap({ instructorId: grace.id })).toMatchObject({ status: 409, code: 'INSTRUCTOR_CONFLICT' });
    expect(await swap({ resourceId: two.id })).toMatchObject({ status: 409, code: 'RESOURCE_CONFLICT' });
  });

  it('is refused of a request and of a lesson that has begun', async () => {
    const { school, admin, third, a } = await setting();
    const request = (await (await school.student()).post('/bookings').send(TEN)).body;
    expect((await admin.post(`/bookings/${request.id}/swap`).send({ instructorId: third.id })).body.code).toBe('INVALID_TRANSITION');
    server.clock.set(new Date(TEN.startsAt));
    expect((await admin.post(`/bookings/${a.id}/swap`).send({ instructorId: third.id })).body.code).toBe('INVALID_TRANSITION');
    server.clock.set(NOW);
  });

  it('gives the lesson to another, who is told, as are the student and whoever had it', async () => {
    const { school, ada, third, a, swap } = await setting();
    expect(await swap({ instructorId: third.id })).toMatchObject({ status: 'ASSIGNED', instructorId: third.id, version: a.version + 1 });
    const told = (await school.outbox()).filter(({ topic }) => topic === 'booking.swapped').map(({ recipientId }) => recipientId);
    expect(told.sort()).toEqual([ada.id, third.id, a.studentId].sort());
    expect((await school.auditRows()).find(({ action }) => action === 'schedule.booking.swap')).toMatchObject({
      before: { instructorId: ada.id },
      after: { instructorId: third.id },
    });
  });
});

describe('an exchange', () => {
  it('is refused with itself, of another school’s lesson, and against a version that is gone', async () => {
    const { admin, a, b, exchange } = await setting();
    const other = await setting();
    const body = { withVersion: 1, exchange: 'BOTH' };
    expect((await admin.post(`/bookings/${a.id}/exchange`).send({ ...body, withBookingId: a.id })).body.code).toBe('UNPROCESSABLE');
    expect((await admin.post(`/bookings/${a.id}/exchange`).send({ ...body, withBookingId: other.a.id })).body.code).toBe('NOT_FOUND');
    expect(await exchange('BOTH', { withVersion: b.version + 1 })).toMatchObject({ code: 'STALE_VERSION' });
  });

  it.each([
    ['INSTRUCTORS', ['grace', 'one'], ['ada', 'two']],
    ['RESOURCES', ['ada', 'two'], ['grace', 'one']],
    ['BOTH', ['grace', 'two'], ['ada', 'one']],
  ] as const)('of %s at one and the same time goes through at once', async (what, first, second) => {
    const { ada, grace, one, two, exchange } = await setting();
    const id = { ada: ada.id, grace: grace.id, one: one.id, two: two.id };
    expect((await exchange(what)).items).toMatchObject([
      { instructorId: id[first[0]], resourceId: id[first[1]] },
      { instructorId: id[second[0]], resourceId: id[second[1]] },
    ]);
  });

  it('is refused where a lesson that needs an instructor would be left without', async () => {
    const { school, b, exchange } = await setting();
    await school.inScope(({ tx }) => tx.booking.updateMany({ where: { id: b.id }, data: { needsInstructor: false, instructorId: null } }));
    expect(await exchange('INSTRUCTORS')).toMatchObject({ status: 422, code: 'UNPROCESSABLE' });
  });

  it('against a rule of the school needs an override, and its reason and the rules stand in the audit rows', async () => {
    const { school, admin, a, exchange } = await setting();
    const held = await admin.post(`/users/${a.studentId}/hold`).send({ reason: 'Fees are due' });
    expect(held.status).toBeLessThan(300);
    expect(await exchange('BOTH')).toMatchObject({ code: 'RULE_BLOCKED' });
    expect((await exchange('BOTH', { overrideRules: true, overrideReason: 'Agreed with the owner' })).items).toHaveLength(2);
    const rows = (await school.auditRows()).filter(({ action }) => action === 'schedule.booking.swap');
    const row = rows.find(({ resourceId }) => resourceId === a.id);
    expect(row).toMatchObject({ after: { override: { reason: 'Agreed with the owner' } } });
    expect(JSON.stringify(row?.after)).toContain('ACCOUNT_HOLD');
  });

  it('both ways at once leaves each lesson with one instructor', async () => {
    const { admin, a, b, exchange } = await setting();
    const back = admin
      .post(`/bookings/${b.id}/exchange`)
      .send({ withBookingId: a.id, withVersion: a.version, exchange: 'INSTRUCTORS' })
      .then(({ status }) => status);
    const [there, returned] = await Promise.all([exchange('INSTRUCTORS'), back]);
    expect([there.items ? 200 : there.status, returned].sort()).toEqual([200, 412]);
  });
});
