import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const at = (time: string) => `2026-03-03T${time}:00.000Z`;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

async function setting() {
  const school = await server.buildSchool();
  const [admin, instructor, student] = [await school.admin(), await school.instructor(), await school.student()];
  await school.available(instructor);
  const lessonType = async (body: object) => (await admin.post('/lesson-types').send({ durationMinutes: 60, ...body })).body.id as string;
  const flight = (more: object = {}) =>
    lessonType({ name: 'Flight', bufferBeforeMinutes: 15, bufferAfterMinutes: 30, needsResource: 'AIRCRAFT', ...more });
  const request = async (body: object, person = student) => (await person.post('/bookings').send(body)).body;
  const approve = async (id: string, body: object = { instructorId: instructor.id }) =>
    (await admin.post(`/bookings/${id}/approve`).send(body)).body;
  return { school, admin, instructor, student, lessonType, flight, request, approve };
}

describe('kinds of lessons', () => {
  it.each([
    ['one that needs nobody and nothing', { name: 'Nap', durationMinutes: 60, needsInstructor: false }],
    ['one without a name', { name: ' ', durationMinutes: 60 }],
    ['one of a minute', { name: 'Hello', durationMinutes: 1 }],
    ['a buffer of a day', { name: 'Flight', durationMinutes: 60, bufferBeforeMinutes: 1_440 }],
  ])('refuse %s', async (_what, body) => {
    const { admin } = await setting();
    expect((await admin.post('/lesson-types').send(body)).body.code).toBe('VALIDATION_FAILED');
  });

  it('have names of their own, and versions', async () => {
    const { admin, flight } = await setting();
    const id = await flight();
    expect((await admin.post('/lesson-types').send({ name: 'Flight', durationMinutes: 30 })).body.code).toBe('NAME_TAKEN');
    expect((await admin.patch(`/lesson-types/${id}`).send({ needsInstructor: false, needsResource: null })).body.code).toBe(
      'VALIDATION_FAILED',
    );
    expect((await admin.patch(`/lesson-types/${id}`).set('If-Match', '"1"').send({ durationMinutes: 90 })).body).toMatchObject({
      durationMinutes: 90,
      version: 2,
    });
    expect((await admin.patch(`/lesson-types/${id}`).set('If-Match', '"1"').send({ durationMinutes: 30 })).body.code).toBe('STALE_VERSION');
  });

  it('that are archived are booked no more, and come back', async () => {
    const { admin, student, flight, request } = await setting();
    const id = await flight();
    await admin.patch(`/lesson-types/${id}`).send({ archived: true });
    expect((await student.get('/lesson-types')).body.items).toEqual([]);
    expect((await student.get('/lesson-types?archived=true')).body.items).toMatchObject([{ id, can: { update: false } }]);
    expect((await request({ startsAt: at('10:00'), endsAt: at('11:00'), lessonTypeId: id })).code).toBe('NOT_FOUND');
    await admin.patch(`/lesson-types/${id}`).send({ archived: false });
    expect((await student.get('/lesson-types')).body.items).toMatchObject([{ id, archivedAt: null }]);
  });

  it('set how long a student’s lesson is; an admin may differ', async () => {
    const { admin, student, flight, request } = await setting();
    const body = { startsAt: at('10:00'), endsAt: at('11:30'), lessonTypeId: await flight() };
    expect(await request(body)).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'endsAt' }] });
    expect(await request({ ...body, studentId: student.id }, admin)).toMatchObject({ status: 'REQUESTED', bufferAfterMinutes: 30 });
  });
});

describe('buffers', () => {
  it('keep the next lesson away from the instructor, the aircraft and the student, also past the API', async () => {
    const { school, instructor, student, flight, request, approve } = await setting();
    const { id: resourceId } = await school.resource();
    const lessonTypeId = await flight();
    const booked = await request({ startsAt: at('10:00'), endsAt: at('11:00'), lessonTypeId, resourceId });
    expect(await approve(booked.id)).toMatchObject({ status: 'ASSIGNED', resourceId });

    expect((await request({ startsAt: at('11:00'), endsAt: at('12:00') })).code).toBe('STUDENT_CONFLICT');
    const other = await school.student();
    const close = await request({ startsAt: at('11:15'), endsAt: at('12:15') }, other);
    expect(await approve(close.id)).toMatchObject({ code: 'INSTRUCTOR_CONFLICT', conflictingBookingId: booked.id });
    expect(await approve(close.id, { resourceId })).toMatchObject({ code: 'RESOURCE_CONFLICT' });
    const clear = await request({ startsAt: at('11:45'), endsAt: at('12:45'), lessonTypeId, resourceId }, await school.student());
    expect(await approve(clear.id)).toMatchObject({ status: 'ASSIGNED' });

    const write = school.inScope(({ tx, tenantId }) =>
      tx.booking.create({
        data: {
          ...{ tenantId, id: crypto.randomUUID(), status: 'ASSIGNED', startsAt: at('09:00'), endsAt: at('09:50') },
          ...{ studentId: other.id, instructorId: instructor.id },
        },
        select: { id: true },
      }),
    );
    await expect(write).rejects.toThrow(/booking_instructor_excl/);
    expect(student.id).not.toBe(other.id);
  });

  it('cannot be written apart from the lesson', async () => {
    const { school, flight, request } = await setting();
    const { id } = await request({ startsAt: at('10:00'), endsAt: at('11:00'), lessonTypeId: await flight() });
    const row = await school.inScope(({ tx, tenantId }) =>
      tx.booking.update({
        where: { tenantId_id: { tenantId, id } },
        data: { takenFrom: NOW, takenUntil: NOW },
        select: { takenFrom: true, takenUntil: true },
      }),
    );
    expect(row).toEqual({ takenFrom: new Date(at('09:45')), takenUntil: new Date(at('11:30')) });
  });

  it('are in the slots that are offered', async () => {
    const { student, school, flight, request, approve } = await setting();
    const lessonTypeId = await flight();
    const { id: resourceId } = await school.resource();
    const starts = async () => {
      const { items } = (await student.get(`/slots?from=2026-03-03&to=2026-03-03&lessonTypeId=${lessonTypeId}`)).body;
      return items.map(({ startsAt }: { startsAt: string }) => startsAt.slice(11, 16));
    };
    expect(await starts()).toContain('09:30');
    const booked = await request({ startsAt: at('11:00'), endsAt: at('12:00'), lessonTypeId, resourceId }, await school.student());
    await approve(booked.id);
    const open = await starts();
    expect(open).toContain('09:00');
    expect(open).not.toContain('09:30');
    expect(open.filter((start: string) => start > '09:30')[0]).toBe('12:45');
  });
});

describe('a solo flight', () => {
  it('is assigned to an aircraft and to no one else, as soon as it is approved', async () => {
    const { school, admin, instructor, flight, request, approve } = await setting();
    const solo = await flight({ name: 'Solo', needsInstructor: false });
    const { id: resourceId } = await school.resource();
    const asked = await request({ startsAt: at('10:00'), endsAt: at('11:00'), lessonTypeId: solo });
    expect(asked).toMatchObject({ needsInstructor: false, wantedKind: 'AIRCRAFT', resourceId: null });
    expect(await approve(asked.id, {})).toMatchObject({ status: 'ASSIGNED', instructorId: null, resourceId });
    const second = await request({ startsAt: at('10:30'), endsAt: at('11:30'), lessonTypeId: solo }, await school.student());
    expect(await approve(second.id, {})).toMatchObject({ code: 'RESOURCE_CONFLICT' });
    expect((await admin.get(`/slots?from=2026-03-03&to=2026-03-03&lessonTypeId=${solo}`)).body.items[0]).toMatchObject({
      instructorIds: [],
      resourceIds: [resourceId],
    });
    expect(instructor.id).toBeTruthy();
  });
});

describe('any of a model', () => {
  it('is found by every spelling, takes one that is free, and never another', async () => {
    const { school, admin, instructor, request, approve } = await setting();
    const add = async (name: string, model: string) => (await admin.post('/resources').send({ name, kind: 'AIRCRAFT', model })).body;
    const [first, second, other] = [await add('N1', 'C172'), await add('N2', ' c172 '), await add('N3', 'PA28')];
    expect(second.model).toBe('C172');
    const body = { startsAt: at('10:00'), endsAt: at('11:00'), resourceModel: 'c172' };
    const wanted = [
      await request(body, await school.student()),
      await request(body, await school.student()),
      await request(body, await school.student()),
    ];
    expect(wanted[0]).toMatchObject({ wantedModel: 'C172', resourceId: null });
    const more = [instructor, await school.instructor(), await school.instructor()];
    for (const each of more.slice(1)) await school.available(each);
    const slots = async () =>
      (await admin.get('/slots?from=2026-03-03T10:00:00.000Z&to=2026-03-03T11:00:00.000Z&resourceModel=C172')).body.items;
    expect((await slots())[0].resourceIds.toSorted()).toEqual([first.id, second.id].toSorted());
    expect(await approve(wanted[0].id, { instructorId: more[0]?.id })).toMatchObject({ resource: { name: 'N1' } });
    expect(await approve(wanted[1].id, { instructorId: more[1]?.id })).toMatchObject({ resource: { name: 'N2' } });
    expect(await approve(wanted[2].id, { instructorId: more[2]?.id })).toMatchObject({ code: 'RESOURCE_CONFLICT' });
    expect(await slots()).toEqual([]);
    // Another is taken where an admin says so, by name.
    expect(await approve(wanted[2].id, { instructorId: more[2]?.id, resourceId: other.id })).toMatchObject({ resource: { name: 'N3' } });
  });

  it('says so where the school has none', async () => {
    const { request, approve } = await setting();
    const asked = await request({ startsAt: at('10:00'), endsAt: at('11:00'), resourceModel: 'A380' });
    expect(await approve(asked.id)).toMatchObject({ code: 'RESOURCE_NEEDED' });
  });
});
