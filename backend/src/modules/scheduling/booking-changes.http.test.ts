import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

/** A Monday, 07:00 in New York. */
const NOW = new Date('2026-03-02T12:00:00.000Z');
const TEN = { startsAt: '2026-03-03T15:00:00.000Z', endsAt: '2026-03-03T16:00:00.000Z' };
const ELEVEN = { startsAt: '2026-03-03T16:00:00.000Z', endsAt: '2026-03-03T17:00:00.000Z' };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

const school = () => server.buildSchool({ timeZone: 'America/New_York' });

describe('POST /bookings/:id/complete', () => {
  const setting = async () => {
    const here = await school();
    const [admin, instructor, student] = [await here.admin(), await here.instructor(), await here.student()];
    await here.available(instructor);
    const { body } = await student.post('/bookings').send(TEN);
    await admin.post(`/bookings/${body.id}/approve`).send({ instructorId: instructor.id });
    return { here, admin, instructor, student, path: `/bookings/${body.id}/complete` };
  };

  it('refuses a student, another instructor, and a lesson that has not started', async () => {
    const { here, instructor, student, path } = await setting();
    expect((await student.post(path).send({})).body.code).toBe('FORBIDDEN');
    expect((await (await here.instructor()).post(path).send({})).body.code).toBe('FORBIDDEN');
    expect((await instructor.post(path).send({})).body).toMatchObject({ code: 'INVALID_TRANSITION', from: 'ASSIGNED', to: 'COMPLETED' });
  });

  it('completes a started lesson once, with its outcome', async () => {
    const { instructor, path } = await setting();
    server.clock.set(new Date(TEN.startsAt));
    try {
      const res = await instructor.post(path).send({ outcome: 'Satisfactory', remarks: 'Good flare.' });
      expect(res.body).toMatchObject({ status: 'COMPLETED', outcome: 'Satisfactory', remarks: 'Good flare.', version: 3 });
      expect((await instructor.post(path).send({})).body).toMatchObject({ code: 'INVALID_TRANSITION', from: 'COMPLETED' });
    } finally {
      server.clock.set(NOW);
    }
  });
});

describe('POST /bookings/:id/cancel', () => {
  it('refuses a stranger, asks for a reason, and frees the time', async () => {
    const here = await school();
    const [student, other] = [await here.student(), await here.student()];
    const { body: booking } = await student.post('/bookings').send(TEN);
    const path = `/bookings/${booking.id}/cancel`;
    expect((await other.post(path).send({ reason: 'OTHER' })).status).toBe(404);
    expect((await (await here.instructor()).post(path).send({ reason: 'OTHER' })).status).toBe(403);
    expect((await student.post(path).send({})).status).toBe(400);
    expect((await student.post(path).send({ reason: 'STUDENT' })).body).toMatchObject({ status: 'CANCELLED', cancelReason: 'STUDENT' });
    expect((await student.post(path).send({ reason: 'STUDENT' })).body).toMatchObject({
      code: 'INVALID_TRANSITION',
      from: 'CANCELLED',
      to: 'CANCELLED',
    });
    expect((await student.post('/bookings').send(TEN)).status).toBe(201);
  });
});

describe('POST /bookings/:id/reschedule', () => {
  it('lets a student move a request, but nothing that was approved', async () => {
    const here = await school();
    const [admin, student] = [await here.admin(), await here.student()];
    const { body: booking } = await student.post('/bookings').send(TEN);
    const path = `/bookings/${booking.id}/reschedule`;
    expect((await student.post(path).send(ELEVEN)).body).toMatchObject({ ...ELEVEN, version: 2 });
    await admin.post(`/bookings/${booking.id}/approve`).send({});
    expect((await student.post(path).send(TEN)).body).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect((await admin.post(path).send(TEN)).body).toMatchObject({ ...TEN, status: 'APPROVED' });
  });

  it('refuses the past, a conflict of the student, and one of the instructor', async () => {
    const here = await school();
    const [admin, instructor, student, other] = [await here.admin(), await here.instructor(), await here.student(), await here.student()];
    await here.available(instructor);
    const ten = (await student.post('/bookings').send(TEN)).body.id;
    const eleven = (await student.post('/bookings').send(ELEVEN)).body.id;
    const taken = (await other.post('/bookings').send({ startsAt: '2026-03-03T18:00:00.000Z', endsAt: '2026-03-03T19:00:00.000Z' })).body
      .id;
    for (const id of [ten, taken]) await admin.post(`/bookings/${id}/approve`).send({ instructorId: instructor.id });
    const move = (body: object) => admin.post(`/bookings/${ten}/reschedule`).send(body);
    expect((await move({ startsAt: '2026-03-01T15:00:00.000Z', endsAt: '2026-03-01T16:00:00.000Z' })).status).toBe(400);
    expect((await move(ELEVEN)).body).toMatchObject({ code: 'STUDENT_CONFLICT', conflictingBookingId: eleven });
    expect((await move({ startsAt: '2026-03-03T18:30:00.000Z', endsAt: '2026-03-03T19:30:00.000Z' })).body).toMatchObject({
      code: 'INSTRUCTOR_CONFLICT',
      conflictingBookingId: taken,
    });
    expect((await move({ startsAt: '2026-03-04T04:00:00.000Z', endsAt: '2026-03-04T05:00:00.000Z' })).body.code).toBe(
      'INSTRUCTOR_UNAVAILABLE',
    );
  });
});

describe('a write against an old version', () => {
  it('answers 412 and changes nothing', async () => {
    const student = await (await school()).student();
    const { body: booking } = await student.post('/bookings').send(TEN);
    const cancel = (version: string) => student.post(`/bookings/${booking.id}/cancel`).set('If-Match', version).send({ reason: 'STUDENT' });
    expect((await cancel('"7"')).body).toMatchObject({ status: 412, code: 'STALE_VERSION' });
    expect((await cancel('seven')).status).toBe(400);
    expect((await student.get(`/bookings/${booking.id}`)).body.status).toBe('REQUESTED');
    expect((await cancel('"1"')).status).toBe(200);
  });
});
