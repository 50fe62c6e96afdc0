import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-10-20T12:00:00.000Z');
/** 10:00 in New York, whose clock goes back on the first of November. */
const FIRST = { startsAt: '2026-10-21T14:00:00.000Z', endsAt: '2026-10-21T15:00:00.000Z' };
const WEEKLY = { everyWeeks: 1, times: 4 };
const STARTS = ['2026-10-21T14:00:00.000Z', '2026-10-28T14:00:00.000Z', '2026-11-04T15:00:00.000Z', '2026-11-11T15:00:00.000Z'];

type Lesson = { id: string; startsAt: string; endsAt: string; status: string; version: number; seriesPosition: number };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

async function setting() {
  const school = await server.buildSchool({ timeZone: 'America/New_York' });
  const [admin, student, instructor] = [await school.admin(), await school.student(), await school.instructor()];
  await school.available(instructor);
  const request = async (body: object = {}, first: object = {}) =>
    (await student.post('/bookings/series').send({ first: { ...FIRST, ...first }, ...WEEKLY, ...body })).body;
  const preview = async (body: object = {}, first: object = {}) =>
    (await student.post('/bookings/series/preview').send({ first: { ...FIRST, ...first }, ...WEEKLY, ...body })).body;
  const series = async (body: object = {}, first: object = {}): Promise<Lesson[]> => (await request(body, first)).items;
  const starts = async (): Promise<string[]> =>
    (await student.get('/bookings?limit=100')).body.items
      .filter(({ status }: Lesson) => status !== 'CANCELLED')
      .map(({ startsAt }: Lesson) => startsAt);
  const told = async (id: string) =>
    (await school.outbox('booking.series')).filter(({ recipientId }) => recipientId === id).map(({ payload }) => payload);
  return { school, admin, student, instructor, request, preview, series, starts, told };
}

const startsOf = (items: readonly { startsAt: string }[]) => items.map(({ startsAt }) => startsAt);
const hour = (startsAt: string) => ({ startsAt, endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString() });

describe('a recurring request', () => {
  it.each([
    ['of one lesson', { times: 1 }],
    ['of more than half a year', { times: 27 }],
    ['of which one is left', { skip: [1, 2, 3] }],
    ['that has begun', { first: { ...hour('2026-10-20T11:00:00.000Z') } }],
    ['every fifth week', { everyWeeks: 5 }],
  ])('is refused %s', async (_what, body) => {
    const { student } = await setting();
    const answer = await student.post('/bookings/series').send({ first: FIRST, ...WEEKLY, ...body });
    expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED']);
  });

  it('makes a request of each lesson, at one hour of the school’s clock', async () => {
    const { series, school } = await setting();
    const lessons = await series();
    expect(startsOf(lessons)).toEqual(STARTS);
    expect(lessons).toMatchObject([1, 2, 3, 4].map((seriesPosition) => ({ seriesPosition, seriesLength: 4, status: 'REQUESTED' })));
    expect(await school.auditRows('schedule.booking.create')).toHaveLength(4);
  });

  it('leaves out what is skipped, and counts what is left', async () => {
    const { series } = await setting();
    const lessons = await series({ skip: [2, 9] });
    expect(startsOf(lessons)).toEqual([STARTS[0], STARTS[2], STARTS[3]]);
    expect(lessons).toMatchObject([1, 2, 3].map((seriesPosition) => ({ seriesPosition, seriesLength: 3 })));
  });

  it('makes none where one cannot stand, and says which', async () => {
    const { student, request, starts } = await setting();
    await student.post('/bookings').send(hour('2026-11-04T15:30:00.000Z'));
    const refused = await request();
    expect(refused).toMatchObject({ status: 409, code: 'SERIES_CONFLICT', errors: [{ path: 'occurrences.3' }] });
    expect(await starts()).toEqual(['2026-11-04T15:30:00.000Z']);
    expect(startsOf((await request({ skip: [3] })).items)).toHaveLength(3);
  });

  it('shows beforehand what each would meet, and changes nothing', async () => {
    const { student, preview, starts, school } = await setting();
    await student.post('/bookings').send(hour('2026-10-28T14:30:00.000Z'));
    const { items } = await preview();
    expect(startsOf(items)).toEqual(STARTS);
    expect(items.map(({ problem }: { problem: { code: string } | null }) => problem?.code ?? null)).toEqual([
      null,
      'STUDENT_CONFLICT',
      null,
      null,
    ]);
    expect([await starts(), (await school.auditRows('schedule.booking.create')).length]).toEqual([['2026-10-28T14:30:00.000Z'], 1]);
  });

  it('shows what the school’s rules and its horizon say of each', async () => {
    const { admin, preview } = await setting();
    const settings = (await admin.get('/settings')).body;
    expect((await admin.patch('/settings').send({ bookingHorizonDays: 10 })).status, JSON.stringify(settings)).toBe(200);
    const { items } = await preview();
    expect(items.map(({ problem }: { problem: { code: string } | null }) => problem?.code ?? null)).toEqual([
      null,
      null,
      'OUTSIDE_BOOKING_WINDOW',
      'OUTSIDE_BOOKING_WINDOW',
    ]);
  });

  it('tells each admin once, with all its times', async () => {
    const { admin, student, series, told } = await setting();
    await series();
    expect(await told(admin.id)).toMatchObject([{ act: 'REQUESTED', lessons: STARTS.map((startsAt) => ({ startsAt })) }]);
    expect(await told(student.id)).toEqual([]);
  });

  it('is made once when it is sent twice with one key', async () => {
    const { student, starts } = await setting();
    const send = () =>
      student
        .post('/bookings/series')
        .set('Idempotency-Key', 'the-same')
        .send({ first: FIRST, ...WEEKLY });
    const [one, two] = [await send(), await send()];
    expect([one.status, two.status, one.body]).toEqual([201, 201, two.body]);
    expect(await starts()).toEqual(STARTS);
  });
});

describe('a change of a series', () => {
  const move = (startsAt: string, scope = 'ALL') => ({ scope, ...hour(startsAt) });

  it('is refused of a lesson that stands alone, and of one that has begun', async () => {
    const { student, admin, series } = await setting();
    const alone = (await student.post('/bookings').send(hour('2026-12-01T15:00:00.000Z'))).body;
    for (const [act, body] of [
      ['reschedule', move('2026-12-01T16:00:00.000Z')],
      ['cancel', { scope: 'ALL', reason: 'STUDENT' }],
    ] as const) {
      expect((await student.post(`/bookings/${alone.id}/series/${act}`).send(body)).body.code).toBe('UNPROCESSABLE');
    }
    const [first] = await series();
    server.clock.set(new Date(FIRST.startsAt));
    expect((await admin.post(`/bookings/${first?.id}/series/cancel`).send({ scope: 'ALL', reason: 'SCHOOL' })).body.code).toBe(
      'INVALID_TRANSITION',
    );
    server.clock.set(NOW);
  });

  it('moves all of them by as much on the school’s clock', async () => {
    const { student, series, starts } = await setting();
    const [, second] = await series();
    const answer = await student.post(`/bookings/${second?.id}/series/reschedule`).send(move('2026-10-29T16:00:00.000Z'));
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await starts()).toEqual([
      '2026-10-22T16:00:00.000Z',
      '2026-10-29T16:00:00.000Z',
      '2026-11-05T17:00:00.000Z',
      '2026-11-12T17:00:00.000Z',
    ]);
  });

  it('moves this one and those after it, each by a week to where the next one stood', async () => {
    const { student, series, starts } = await setting();
    const [, second] = await series();
    await student.post(`/bookings/${second?.id}/series/reschedule`).send(move('2026-11-04T15:00:00.000Z', 'LATER'));
    expect(await starts()).toEqual([STARTS[0], STARTS[2], STARTS[3], '2026-11-18T15:00:00.000Z']);
  });

  it('moves none where one cannot stand, and names each', async () => {
    const { student, series, starts } = await setting();
    const [first] = await series();
    await student.post('/bookings').send(hour('2026-11-11T18:00:00.000Z'));
    const answer = await student.post(`/bookings/${first?.id}/series/reschedule`).send(move('2026-10-21T17:00:00.000Z'));
    expect(answer.body).toMatchObject({ status: 409, code: 'SERIES_CONFLICT', errors: [{ path: 'occurrences.4' }] });
    expect((await starts()).slice(0, 4)).toEqual(STARTS);
  });

  it('never lets a student move what the school has approved', async () => {
    const { admin, student, series, starts } = await setting();
    const [first, second] = await series();
    await admin.post(`/bookings/${second?.id}/approve`).send({});
    const answer = await student.post(`/bookings/${first?.id}/series/reschedule`).send(move('2026-10-21T17:00:00.000Z'));
    expect(answer.body.code).toBe('INVALID_TRANSITION');
    expect(await starts()).toEqual(STARTS);
  });

  it('is no way for a student to override, and one for an admin with a reason, which every lesson keeps', async () => {
    const { school, admin, instructor, student, series, starts } = await setting();
    const [first, second] = await series({ times: 2 });
    const path = `/bookings/${first?.id}/series/reschedule`;
    const early = move('2026-10-21T09:00:00.000Z');
    for (const override of [{ override: true }, { overrideRules: true }]) {
      expect((await student.post(path).send({ ...early, ...override, overrideReason: 'Please' })).status).toBe(403);
    }
    for (const each of [first, second]) await admin.post(`/bookings/${each?.id}/approve`).send({ instructorId: instructor.id });
    const refused = await admin.post(path).send(early);
    expect(refused.body).toMatchObject({ code: 'SERIES_CONFLICT', errors: [{ path: 'occurrences.1' }, { path: 'occurrences.2' }] });
    expect((await admin.post(path).send({ ...early, override: true, overrideReason: 'A dawn flight' })).status).toBe(200);
    expect(await starts()).toEqual(['2026-10-21T09:00:00.000Z', '2026-10-28T09:00:00.000Z']);
    const rows = (await school.auditRows('schedule.booking.reschedule')).slice(-2);
    expect(rows).toMatchObject([1, 2].map(() => ({ after: { override: { reason: 'A dawn flight' } } })));
  });

  it('heeds the version that was seen, and the instructor’s other lessons', async () => {
    const { school, admin, instructor, series } = await setting();
    const [first, second] = await series();
    for (const each of [first, second]) await admin.post(`/bookings/${each?.id}/approve`).send({ instructorId: instructor.id });
    const path = `/bookings/${first?.id}/series/reschedule`;
    expect((await admin.post(path).set('If-Match', '"1"').send(move('2026-10-21T17:00:00.000Z'))).status).toBe(412);
    const other = (await (await school.student()).post('/bookings').send(hour('2026-10-28T17:30:00.000Z'))).body;
    await admin.post(`/bookings/${other.id}/approve`).send({ instructorId: instructor.id });
    const refused = await admin.post(path).send(move('2026-10-21T17:00:00.000Z'));
    expect(refused.body).toMatchObject({ code: 'SERIES_CONFLICT', errors: [{ path: 'occurrences.2' }] });
  });

  it('counts the lessons that move for an instructor’s limit', async () => {
    const { admin, instructor, series, student } = await setting();
    const lessons = await series();
    for (const each of lessons.slice(0, 2)) await admin.post(`/bookings/${each.id}/approve`).send({ instructorId: instructor.id });
    const [first, second] = lessons;
    // By itself on the first one’s day: moved along, the two stay on one day.
    await admin.post(`/bookings/${second?.id}/reschedule`).send(hour('2026-10-21T16:00:00.000Z'));
    await admin.patch('/settings').send({ dailyDutyMinutes: 60 });
    const answer = await admin.post(`/bookings/${first?.id}/series/reschedule`).send(move('2026-10-22T14:00:00.000Z'));
    expect(answer.body).toMatchObject({ code: 'SERIES_CONFLICT', errors: [{ message: expect.stringContaining('that day') }] });
    expect((await student.get(`/bookings/${first?.id}`)).body.startsAt).toBe(FIRST.startsAt);
  });

  it('cancels this one and those after it, with their reason, and marks those that are late', async () => {
    const { admin, student, instructor, series, starts, told } = await setting();
    const [first, second] = await series();
    await admin.patch('/settings').send({ lateCancelMinutes: 20_160 });
    for (const each of [first, second]) await admin.post(`/bookings/${each?.id}/approve`).send({ instructorId: instructor.id });
    const answer = await student.post(`/bookings/${second?.id}/series/cancel`).send({ scope: 'LATER', reason: 'STUDENT', note: 'Moving' });
    expect(answer.body.items).toMatchObject([
      { seriesPosition: 2, status: 'CANCELLED', lateCancellation: true, cancelNote: 'Moving' },
      { seriesPosition: 3, status: 'CANCELLED', lateCancellation: false },
      { seriesPosition: 4, status: 'CANCELLED', lateCancellation: false },
    ]);
    expect(await starts()).toEqual([STARTS[0]]);
    expect(await told(instructor.id)).toMatchObject([{ act: 'CANCELLED', lessons: [{ bookingId: second?.id }] }]);
    expect((await told(admin.id)).at(-1)).toMatchObject({ act: 'CANCELLED', lessons: [{}, {}, {}] });
  });

  it('of another student’s series is not found, nor of another school’s', async () => {
    const { school, series } = await setting();
    const [first] = await series();
    const stranger = await (await server.buildSchool()).admin();
    for (const who of [await school.student(), stranger]) {
      expect((await who.post(`/bookings/${first?.id}/series/cancel`).send({ scope: 'ALL', reason: 'OTHER' })).status).toBe(404);
    }
  });

  it('twice at once changes it once', async () => {
    const { student, series, starts } = await setting();
    const [first] = await series();
    const send = () =>
      student
        .post(`/bookings/${first?.id}/series/reschedule`)
        .set('If-Match', `"${first?.version}"`)
        .send(move('2026-10-21T17:00:00.000Z'));
    const statuses = (await Promise.all([send(), send()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412]);
    expect((await starts())[0]).toBe('2026-10-21T17:00:00.000Z');
  });

  it('is found together', async () => {
    const { student, series } = await setting();
    const [first] = await series();
    await student.post('/bookings').send(hour('2026-12-01T15:00:00.000Z'));
    const seriesId = (await student.get(`/bookings/${first?.id}`)).body.seriesId;
    expect(startsOf((await student.get(`/bookings?seriesId=${seriesId}`)).body.items)).toEqual(STARTS);
  });
});
