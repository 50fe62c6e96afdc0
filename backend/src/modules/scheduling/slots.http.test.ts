import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

/** Before the clocks change in New York (2026-03-08). */
const NOW = new Date('2026-03-02T12:00:00.000Z');

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

type Slot = { startsAt: string; endsAt: string; instructorIds: string[] };

async function setting({ timeZone = 'America/New_York', rules = [] as object[] } = {}) {
  const school = await server.buildSchool({ timeZone });
  const [admin, instructor, student] = [await school.admin(), await school.instructor(), await school.student()];
  for (const rule of rules) {
    const res = await instructor.post('/availability').send(rule);
    expect(res.status, JSON.stringify(res.body)).toBe(201);
  }
  const slots = async (query: string, person = student): Promise<Slot[]> => (await person.get(`/slots?${query}`)).body.items;
  return { school, admin, instructor, student, slots };
}

const day = (date: string, next: string) => `from=${date}T05:00:00.000Z&to=${next}T05:00:00.000Z`;

describe('GET /slots', () => {
  it.each([
    ['more than 62 days', 'from=2026-03-01&to=2026-05-31'],
    ['a window that ends before it starts', 'from=2026-03-09&to=2026-03-02'],
    ['no window', ''],
    ['a duration of zero', 'from=2026-03-09&to=2026-03-10&durationMinutes=0'],
    ['a day that does not exist', 'from=2026-02-30&to=2026-03-02'],
    ['an instructor that is no id', 'from=2026-03-09&to=2026-03-10&instructorId=x'],
  ])('refuses %s', async (_what, query) => {
    const { student } = await setting();
    expect((await student.get(`/slots?${query}`)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('follows the school’s clock: 13:00-18:00 is 18Z-23Z before the change and 17Z-22Z after', async () => {
    const { slots, instructor } = await setting({ rules: [6, 7].map((weekday) => ({ weekday, startTime: '13:00', endTime: '18:00' })) });
    const open = await slots('from=2026-03-07&to=2026-03-08&durationMinutes=60');
    const on = (date: string) => open.filter(({ startsAt }) => startsAt.startsWith(date));
    expect(on('2026-03-07')[0]).toEqual({
      startsAt: '2026-03-07T18:00:00.000Z',
      endsAt: '2026-03-07T19:00:00.000Z',
      instructorIds: [instructor.id],
    });
    expect(on('2026-03-07').at(-1)?.endsAt).toBe('2026-03-07T23:00:00.000Z');
    expect(on('2026-03-08')[0]?.startsAt).toBe('2026-03-08T17:00:00.000Z');
    expect(on('2026-03-08').at(-1)?.endsAt).toBe('2026-03-08T22:00:00.000Z');
    expect(open).toHaveLength(18);
  });

  it.each([
    ['two hours of the night the clocks go forward', { weekday: 7, startTime: '01:00', endTime: '04:00' }, '2026-03-08', 2],
    ['four hours of the night they go back', { weekday: 7, startTime: '00:00', endTime: '03:00' }, '2026-11-01', 4],
  ])('offers %s', async (_what, rule, date, hours) => {
    const { slots } = await setting({ rules: [rule] });
    const open = await slots(`from=${date}&to=${date}&durationMinutes=60`);
    expect(open).toHaveLength(hours * 2 - 1);
  });

  it('steps by 30 minutes from the start of each free stretch and leaves out what is taken', async () => {
    const { slots, admin, instructor, school } = await setting({ rules: [{ weekday: 2, startTime: '08:00', endTime: '12:00' }] });
    const { body } = await (
      await school.student()
    )
      .post('/bookings')
      .send({ startsAt: '2026-03-03T14:10:00.000Z', endsAt: '2026-03-03T14:40:00.000Z' });
    await admin.post(`/bookings/${body.id}/approve`).send({ instructorId: instructor.id });
    const open = await slots(`${day('2026-03-03', '2026-03-04')}&durationMinutes=60`);
    expect(open.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['13:00', '14:40', '15:10', '15:40']);
  });

  it('offers nothing that has passed, and no time at which the asking student has a lesson', async () => {
    const { slots, student, admin } = await setting({ rules: [{ weekday: 1, startTime: '06:00', endTime: '10:00' }] });
    const query = 'from=2026-03-02&to=2026-03-02&durationMinutes=60';
    expect((await slots(query)).map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['12:30', '13:00', '13:30', '14:00']);
    await student.post('/bookings').send({ startsAt: '2026-03-02T13:00:00.000Z', endsAt: '2026-03-02T14:00:00.000Z' });
    expect((await slots(query)).map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['14:00']);
    expect(await slots(query, admin)).toHaveLength(4);
  });

  it('names every instructor who is free, or the one asked for, and heeds days off and extra stretches', async () => {
    const { slots, school, instructor, admin } = await setting({ rules: [{ weekday: 2, startTime: '08:00', endTime: '10:00' }] });
    const other = await school.instructor();
    await admin
      .post('/availability')
      .send({ instructorId: other.id, date: '2026-03-03', kind: 'EXTRA', startTime: '09:00', endTime: '10:00' });
    await instructor.post('/availability').send({ date: '2026-03-03', kind: 'OFF', startTime: '08:00', endTime: '08:30' });
    const query = `${day('2026-03-03', '2026-03-04')}&durationMinutes=60`;
    const open = await slots(query);
    expect(open.map(({ startsAt, instructorIds }) => [startsAt.slice(11, 16), instructorIds.length])).toEqual([
      ['13:30', 1],
      ['14:00', 2],
    ]);
    expect(await slots(`${query}&instructorId=${other.id}`)).toMatchObject([{ instructorIds: [other.id] }]);
    await instructor.post('/availability').send({ date: '2026-03-03', kind: 'OFF' });
    expect(await slots(`${query}&instructorId=${instructor.id}`)).toEqual([]);
  });

  it('offers only times at which the aircraft is free, and none while it is grounded', async () => {
    const { slots, school, admin } = await setting({ rules: [{ weekday: 2, startTime: '08:00', endTime: '10:00' }] });
    const aircraft = await school.resource();
    const { body } = await (
      await school.student()
    )
      .post('/bookings')
      .send({ startsAt: '2026-03-03T13:00:00.000Z', endsAt: '2026-03-03T14:00:00.000Z', resourceId: aircraft.id });
    await admin.post(`/bookings/${body.id}/approve`).send({});
    const query = `${day('2026-03-03', '2026-03-04')}&durationMinutes=60`;
    expect(await slots(query)).toHaveLength(3);
    expect((await slots(`${query}&resourceId=${aircraft.id}`)).map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['14:00']);
    await admin.patch(`/resources/${aircraft.id}`).send({ status: 'GROUNDED' });
    expect(await slots(`${query}&resourceId=${aircraft.id}`)).toEqual([]);
  });

  it('shows another school’s instructors to no one', async () => {
    await setting({ rules: [{ weekday: 2, startTime: '08:00', endTime: '10:00' }] });
    const { slots } = await setting();
    expect(await slots('from=2026-03-03&to=2026-03-04')).toEqual([]);
  });
});

describe('GET /calendar', () => {
  it('is the school’s local week, also the one in which the clocks change', async () => {
    const { student } = await setting();
    const { body } = await student.get('/calendar?week=2026-W10');
    expect(body).toMatchObject({
      week: '2026-W10',
      timeZone: 'America/New_York',
      from: '2026-03-02T05:00:00.000Z',
      to: '2026-03-09T04:00:00.000Z',
    });
    expect((await student.get('/calendar')).body.week).toBe('2026-W10');
  });

  it.each(['2025-W53', '2026-W54', '2026-48', '2026-W00'])('refuses the week %s', async (week) => {
    const { student } = await setting();
    expect((await student.get(`/calendar?week=${week}`)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('shows staff the lesson, its student their own, and other students that the time is taken', async () => {
    const { school, admin, instructor, student } = await setting({ rules: [{ weekday: 2, startTime: '08:00', endTime: '12:00' }] });
    const other = await school.student();
    const { body: lesson } = await student
      .post('/bookings')
      .send({ startsAt: '2026-03-03T14:00:00.000Z', endsAt: '2026-03-03T15:00:00.000Z', title: 'Stalls' });
    await other.post('/bookings').send({ startsAt: '2026-03-04T14:00:00.000Z', endsAt: '2026-03-04T15:00:00.000Z', title: 'Secret' });
    await admin.post(`/bookings/${lesson.id}/approve`).send({ instructorId: instructor.id });
    const week = async (person: typeof admin) => (await person.get('/calendar?week=2026-W10')).body;
    expect((await week(admin)).bookings).toMatchObject([{ id: lesson.id, busy: false, title: 'Stalls' }, { title: 'Secret' }]);
    expect((await week(instructor)).bookings[0]).toMatchObject({ id: lesson.id, student: { id: student.id }, can: { cancel: true } });
    expect((await week(student)).bookings).toMatchObject([{ id: lesson.id, busy: false, title: 'Stalls' }]);
    const seen = await week(other);
    expect(seen.bookings).toMatchObject([
      { id: null, busy: true, title: null, student: null, instructorId: instructor.id },
      { title: 'Secret', busy: false },
    ]);
    expect(JSON.stringify(seen)).not.toContain(student.id);
    expect(seen.availability).toEqual([
      { instructorId: instructor.id, startsAt: '2026-03-03T13:00:00.000Z', endsAt: '2026-03-03T17:00:00.000Z' },
    ]);
  });

  it('is fresh at once after a write, and unchanged bytes are not sent again', async () => {
    const { admin, instructor, student } = await setting({ rules: [{ weekday: 2, startTime: '08:00', endTime: '12:00' }] });
    const first = await student.get('/calendar?week=2026-W10');
    const again = await student.get('/calendar?week=2026-W10').set('If-None-Match', first.headers.etag ?? '');
    expect(again.status).toBe(304);
    const { body: lesson } = await student
      .post('/bookings')
      .send({ startsAt: '2026-03-03T14:00:00.000Z', endsAt: '2026-03-03T15:00:00.000Z' });
    expect((await student.get('/calendar?week=2026-W10')).body.bookings).toMatchObject([{ status: 'REQUESTED' }]);
    await admin.post(`/bookings/${lesson.id}/approve`).send({ instructorId: instructor.id });
    expect((await student.get('/calendar?week=2026-W10').set('If-None-Match', first.headers.etag ?? '')).body.bookings).toMatchObject([
      { status: 'ASSIGNED' },
    ]);
    await instructor.post('/availability').send({ date: '2026-03-03', kind: 'OFF' });
    expect((await student.get('/calendar?week=2026-W10')).body.availability).toEqual([]);
    await student.post(`/bookings/${lesson.id}/cancel`).send({ reason: 'STUDENT' });
    expect((await student.get('/calendar?week=2026-W10')).body.bookings).toEqual([]);
  });
});
