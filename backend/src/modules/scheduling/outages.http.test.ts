import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const at = (time: string) => `2026-03-03T${time}:00.000Z`;
const DAY = { startsAt: at('00:00'), endsAt: '2026-03-04T00:00:00.000Z' };
const TEN = { startsAt: at('10:00'), endsAt: at('11:00') };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

async function setting() {
  const school = await server.buildSchool();
  const [admin, instructor, student] = [await school.admin(), await school.instructor(), await school.student()];
  await school.available(instructor);
  const { id: resourceId } = await school.resource();
  const request = async (body: object = TEN) => (await (await school.student()).post('/bookings').send(body)).body;
  const approve = async (id: string, body: object = { instructorId: instructor.id }) =>
    (await admin.post(`/bookings/${id}/approve`).send(body)).body;
  const out = async (body: object) => (await admin.post('/outages').send({ ...DAY, reason: 'OTHER', ...body })).body;
  const starts = async (query = '') => (await student.get(`/slots?from=2026-03-03&to=2026-03-03${query}`)).body.items.length;
  return { school, admin, instructor, student, resourceId, request, approve, out, starts };
}

describe('an outage', () => {
  it.each([
    ['that ends before it starts', { startsAt: at('10:00'), endsAt: at('09:00'), reason: 'OTHER' }],
    ['of a reason nobody knows', { ...DAY, reason: 'BOREDOM' }],
    ['without a start', { endsAt: at('10:00'), reason: 'OTHER' }],
  ])('is refused %s', async (_what, body) => {
    const { admin } = await setting();
    expect((await admin.post('/outages').send(body)).body.code).toBe('VALIDATION_FAILED');
  });

  it('is of one thing, and of one’s own school', async () => {
    const { admin, instructor, resourceId } = await setting();
    const other = await server.buildSchool();
    expect((await admin.post('/outages').send({ ...DAY, reason: 'OTHER', instructorId: instructor.id, resourceId })).body.code).toBe(
      'VALIDATION_FAILED',
    );
    for (const subject of [{ resourceId: (await other.resource()).id }, { instructorId: (await other.instructor()).id }]) {
      expect((await admin.post('/outages').send({ ...DAY, reason: 'OTHER', ...subject })).body.code).toBe('NOT_FOUND');
      expect((await admin.post('/outages/preview').send({ ...DAY, ...subject })).body.code).toBe('NOT_FOUND');
    }
  });

  it('of an aircraft keeps lessons away from it, and from nothing else', async () => {
    const { resourceId, request, approve, out, starts } = await setting();
    const asked = await request({ ...TEN, resourceId });
    await out({ resourceId, reason: 'MAINTENANCE', endsAt: null });
    expect([await starts(`&resourceId=${resourceId}`), (await starts()) > 0]).toEqual([0, true]);
    expect(await approve(asked.id)).toMatchObject({ status: 409, code: 'RESOURCE_GROUNDED' });
    expect(await request({ ...TEN, resourceId })).toMatchObject({ code: 'RESOURCE_GROUNDED' });
  });

  it('of an instructor offers nobody their time, and needs an override to assign', async () => {
    const { instructor, request, approve, out, starts } = await setting();
    const asked = await request();
    await out({ instructorId: instructor.id, reason: 'SICKNESS', note: 'Flu' });
    expect(await starts()).toBe(0);
    expect(await approve(asked.id)).toMatchObject({ code: 'INSTRUCTOR_UNAVAILABLE' });
    expect(await approve(asked.id, { instructorId: instructor.id, override: true, overrideReason: 'Is well again' })).toMatchObject({
      status: 'ASSIGNED',
    });
  });

  it('of the school closes it to everyone', async () => {
    const { request, out, starts } = await setting();
    await out({ reason: 'WEATHER', startsAt: at('08:00'), endsAt: at('12:00') });
    expect(await request()).toMatchObject({ code: 'SCHOOL_CLOSED' });
    expect(await request({ startsAt: at('12:00'), endsAt: at('13:00') })).toMatchObject({ status: 'REQUESTED' });
    expect(await starts()).toBe(11);
  });

  it('names the bookings it hits, before and when it is made, and leaves them as they are', async () => {
    const { admin, instructor, resourceId, request, approve, out } = await setting();
    const asked = await request({ ...TEN, resourceId });
    await approve(asked.id);
    await request({ startsAt: at('12:00'), endsAt: at('13:00') });
    const hit = { total: 1, bookings: [{ id: asked.id, status: 'ASSIGNED', instructor: { id: instructor.id } }] };
    expect((await admin.post('/outages/preview').send({ ...DAY, resourceId })).body).toMatchObject(hit);
    expect((await admin.get('/outages')).body.items).toEqual([]);
    expect(await out({ resourceId })).toMatchObject(hit);
    expect((await admin.post('/outages/preview').send(DAY)).body.total).toBe(2);
    expect((await admin.get(`/bookings/${asked.id}`)).body.status).toBe('ASSIGNED');
  });

  it('that is lifted is over: once', async () => {
    const { admin, school, resourceId, request, approve, out } = await setting();
    const asked = await request({ ...TEN, resourceId });
    const { id } = await out({ resourceId });
    expect((await admin.get('/outages')).body.items).toMatchObject([{ id, can: { lift: true } }]);
    expect((await admin.post(`/outages/${id}/lift`).send({})).body).toMatchObject({ liftedAt: NOW.toISOString(), can: { lift: false } });
    expect((await admin.post(`/outages/${id}/lift`).send({})).body.code).toBe('INVALID_TRANSITION');
    expect(await approve(asked.id)).toMatchObject({ status: 'ASSIGNED' });
    expect(await school.auditRows('schedule.outage.lift')).toMatchObject([{ userId: admin.id, resourceId: id }]);
  });

  it('tells an instructor that a colleague is out, and not why in words', async () => {
    const { instructor, school, out } = await setting();
    await out({ instructorId: instructor.id, reason: 'SICKNESS', note: 'Flu' });
    expect((await (await school.instructor()).get('/outages')).body.items).toMatchObject([{ note: null, can: { lift: false } }]);
  });
});
