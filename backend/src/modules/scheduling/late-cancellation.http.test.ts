import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const TEN = { startsAt: '2026-03-03T10:00:00.000Z', endsAt: '2026-03-03T11:00:00.000Z' };
const HOUR = 3_600_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

/** A lesson that is planned, at a school where less than a day before it is late. */
async function setting({ lateCancelMinutes = 1_440 }: { lateCancelMinutes?: number | null } = {}) {
  server.clock.set(NOW);
  const school = await server.buildSchool();
  const [admin, instructor, student] = [await school.admin(), await school.instructor(), await school.student()];
  await school.available(instructor);
  await school.inScope(({ tx, tenantId }) =>
    tx.tenant.update({ where: { id: tenantId }, data: { lateCancelMinutes }, select: { id: true } }),
  );
  const { id } = (await student.post('/bookings').send(TEN)).body;
  await admin.post(`/bookings/${id}/approve`).send({ instructorId: instructor.id });
  return { school, admin, instructor, student, path: `/bookings/${id}` };
}

describe('a late cancellation', () => {
  it.each([
    [24, false],
    [23, true],
  ])('by the student %i hours before is marked: %s', async (hours, lateCancellation) => {
    const { student, path } = await setting();
    server.clock.set(new Date(Date.parse(TEN.startsAt) - hours * HOUR));
    expect((await student.post(`${path}/cancel`).send({ reason: 'STUDENT' })).body).toMatchObject({
      status: 'CANCELLED',
      lateCancellation,
    });
  });

  it('is none by the instructor’s reason, nor where the school does not ask', async () => {
    const first = await setting();
    expect((await first.instructor.post(`${first.path}/cancel`).send({ reason: 'INSTRUCTOR' })).body.lateCancellation).toBe(false);
    const second = await setting({ lateCancelMinutes: null });
    expect((await second.student.post(`${second.path}/cancel`).send({ reason: 'STUDENT' })).body.lateCancellation).toBe(false);
  });

  it('is waived by an admin with a reason, once, and nobody else', async () => {
    const { school, admin, instructor, student, path } = await setting();
    expect((await admin.post(`${path}/waive`).send({ reason: 'Early' })).body.code).toBe('INVALID_TRANSITION');
    await student.post(`${path}/cancel`).send({ reason: 'OTHER' });
    for (const person of [student, instructor]) expect((await person.post(`${path}/waive`).send({ reason: 'Please' })).status).toBe(403);
    expect((await admin.post(`${path}/waive`).send({ reason: ' ' })).body.code).toBe('VALIDATION_FAILED');
    const { body } = await admin.post(`${path}/waive`).send({ reason: 'Was in hospital' });
    expect(body).toMatchObject({ lateCancellation: false, can: { waive: false } });
    expect((await admin.post(`${path}/waive`).send({ reason: 'Again' })).body.code).toBe('INVALID_TRANSITION');
    expect((await school.auditRows()).find(({ action }) => action === 'schedule.booking.waive')).toMatchObject({
      before: { lateCancellation: true },
      after: { lateCancellation: false, override: { reason: 'Was in hospital' } },
    });
  });
});

describe('a no-show', () => {
  it('is said after the start, by the instructor or an admin', async () => {
    const { instructor, student, path } = await setting();
    expect((await instructor.post(`${path}/cancel`).send({ reason: 'NO_SHOW' })).body.code).toBe('INVALID_TRANSITION');
    server.clock.set(new Date(TEN.startsAt));
    expect((await student.post(`${path}/cancel`).send({ reason: 'NO_SHOW' })).status).toBe(403);
    expect((await instructor.post(`${path}/cancel`).send({ reason: 'NO_SHOW' })).body).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'NO_SHOW',
      lateCancellation: false,
    });
  });
});
