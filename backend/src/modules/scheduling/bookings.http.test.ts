import { v7 as uuidv7 } from 'uuid';
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

describe('POST /bookings', () => {
  it('refuses whoever is not signed in', async () => {
    const res = await server.anyone.post('/bookings').send(TEN);
    expect(res.status).toBe(401);
    expect(res.headers['www-authenticate']).toBe('Bearer');
    expect(res.body).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
  });

  it('refuses an instructor', async () => {
    const instructor = await (await school()).instructor();
    expect((await instructor.post('/bookings').send(TEN)).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['ends before it starts', { startsAt: TEN.endsAt, endsAt: TEN.startsAt }, 'endsAt'],
    ['has no length', { startsAt: TEN.startsAt, endsAt: TEN.startsAt }, 'endsAt'],
    ['lasts over eight hours', { startsAt: TEN.startsAt, endsAt: '2026-03-03T23:00:00.001Z' }, 'endsAt'],
    ['lies in the past', { startsAt: '2026-03-02T11:59:59.999Z', endsAt: '2026-03-02T13:00:00.000Z' }, 'startsAt'],
    ['starts right now', { startsAt: NOW.toISOString(), endsAt: '2026-03-02T13:00:00.000Z' }, 'startsAt'],
    ['has no end', { startsAt: TEN.startsAt }, 'endsAt'],
    ['has an unknown field', { ...TEN, status: 'ASSIGNED' }, ''],
    ['holds a NUL', { ...TEN, title: 'a\u0000b' }, 'title'],
    ['holds half a surrogate pair', { ...TEN, notes: '\ud800' }, 'notes'],
    ['has an over-long title', { ...TEN, title: 'x'.repeat(121) }, 'title'],
    ['names an id that is none', { ...TEN, resourceId: 'x' }, 'resourceId'],
    ['lies in the year 9999', { startsAt: '9999-01-01T00:00:00.000Z', endsAt: '9999-01-01T01:00:00.000Z' }, 'startsAt'],
  ])('refuses a lesson that %s', async (_what, body, path) => {
    const student = await (await school()).student();
    const res = await student.post('/bookings').send(body);
    expect(res.status, JSON.stringify(res.body)).toBe(400);
    expect(res.headers['content-type']).toContain('application/problem+json');
    expect(res.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(res.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it.each(['preferredInstructorId', 'resourceId', 'courseId'])('answers 404 for a %s of another school', async (field) => {
    const [here, there] = [await school(), await school()];
    const ids = {
      preferredInstructorId: (await there.instructor()).id,
      resourceId: (await there.resource()).id,
      courseId: (await there.course()).id,
    };
    const student = await here.student();
    const res = await student.post('/bookings').send({ ...TEN, [field]: ids[field as keyof typeof ids] });
    expect(res.status).toBe(404);
    expect((await student.get('/bookings')).body.items).toEqual([]);
  });

  it('refuses a student who books for someone else', async () => {
    const here = await school();
    const [student, other] = [await here.student(), await here.student()];
    expect((await student.post('/bookings').send({ ...TEN, studentId: other.id })).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('asks an admin whom the lesson is for', async () => {
    const here = await school();
    const [admin, student] = [await here.admin(), await here.student()];
    expect((await admin.post('/bookings').send(TEN)).body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'studentId' }] });
    const res = await admin.post('/bookings').send({ ...TEN, studentId: student.id });
    expect(res.status).toBe(201);
    expect(res.body).toMatchObject({ studentId: student.id, status: 'REQUESTED' });
  });

  it('refuses a student’s second booking that overlaps, and says with which', async () => {
    const student = await (await school()).student();
    const first = await student.post('/bookings').send(TEN);
    const res = await student.post('/bookings').send({ startsAt: '2026-03-03T15:59:00.000Z', endsAt: ELEVEN.endsAt });
    expect(res.status).toBe(409);
    expect(res.body).toMatchObject({ code: 'STUDENT_CONFLICT', conflictingBookingId: first.body.id });
  });

  it('allows a lesson that starts when another ends', async () => {
    const student = await (await school()).student();
    expect((await student.post('/bookings').send(TEN)).status).toBe(201);
    expect((await student.post('/bookings').send(ELEVEN)).status).toBe(201);
  });

  it('refuses a grounded aircraft', async () => {
    const here = await school();
    const aircraft = await here.resource({ status: 'GROUNDED' });
    const res = await (await here.student()).post('/bookings').send({ ...TEN, resourceId: aircraft.id });
    expect(res.body).toMatchObject({ status: 409, code: 'RESOURCE_GROUNDED' });
  });

  it('answers with the booking, what the student may do, and its version as ETag', async () => {
    const here = await school();
    const [student, instructor, aircraft] = [await here.student(), await here.instructor(), await here.resource()];
    const res = await student
      .post('/bookings')
      .send({ ...TEN, title: '  Circuits ', notes: 'Wind?', resourceId: aircraft.id, preferredInstructorId: instructor.id });
    expect(res.status).toBe(201);
    expect(res.headers.etag).toBe('"1"');
    expect(res.body).toMatchObject({
      ...TEN,
      status: 'REQUESTED',
      title: 'Circuits',
      notes: 'Wind?',
      studentId: student.id,
      student: { id: student.id },
      instructorId: null,
      preferredInstructor: { id: instructor.id },
      resource: { id: aircraft.id },
      escalatedAt: null,
      version: 1,
      can: { approve: false, assign: false, complete: false, cancel: true, reschedule: true, swap: false, waive: false },
    });
  });

  it('lets one of ten identical requests at once through', async () => {
    const student = await (await school()).student();
    const answers = await Promise.all(Array.from({ length: 10 }, () => student.post('/bookings').send(TEN)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  });
});

describe('GET /bookings/:id', () => {
  it('does not exist for another school’s admin, nor for another student', async () => {
    const here = await school();
    const { body: booking } = await (await here.student()).post('/bookings').send(TEN);
    const outsiders = [await (await school()).admin(), await here.student()];
    for (const outsider of outsiders) expect((await outsider.get(`/bookings/${booking.id}`)).status).toBe(404);
    expect((await outsiders[0]?.get(`/bookings/${uuidv7()}`))?.status).toBe(404);
    expect((await outsiders[0]?.get('/bookings/x'))?.status).toBe(404);
  });

  it('tells the whole story: who, when, from, to', async () => {
    const here = await school();
    const [admin, instructor, student] = [await here.admin(), await here.instructor(), await here.student()];
    await here.available(instructor);
    const { body: booking } = await student.post('/bookings').send(TEN);
    await admin.post(`/bookings/${booking.id}/approve`).send({ instructorId: instructor.id });
    await student.post(`/bookings/${booking.id}/cancel`).send({ reason: 'STUDENT', note: 'Ill' });
    const { body } = await student.get(`/bookings/${booking.id}`);
    expect(body.history).toMatchObject([
      { action: 'schedule.booking.create', from: null, to: 'REQUESTED', actor: { id: student.id } },
      { action: 'schedule.booking.approve', from: 'REQUESTED', to: 'APPROVED', actor: { id: admin.id } },
      { action: 'schedule.booking.assign', from: 'APPROVED', to: 'ASSIGNED', actor: { id: admin.id } },
      { action: 'schedule.booking.cancel', from: 'ASSIGNED', to: 'CANCELLED', actor: { id: student.id }, note: 'Ill' },
    ]);
  });
});

describe('GET /bookings', () => {
  it('shows students and instructors their own, admins all, and another school nothing', async () => {
    const here = await school();
    const [admin, instructor, idle, student, other] = [
      await here.admin(),
      await here.instructor(),
      await here.instructor(),
      await here.student(),
      await here.student(),
    ];
    await here.available(instructor);
    const mine = (await student.post('/bookings').send(TEN)).body.id;
    const theirs = (await other.post('/bookings').send(TEN)).body.id;
    await admin.post(`/bookings/${mine}/approve`).send({ instructorId: instructor.id });
    const idsFor = async (person: typeof admin) => (await person.get('/bookings')).body.items.map(({ id }: { id: string }) => id).sort();
    expect(await idsFor(student)).toEqual([mine]);
    expect(await idsFor(other)).toEqual([theirs]);
    expect(await idsFor(instructor)).toEqual([mine]);
    expect(await idsFor(idle)).toEqual([]);
    expect(await idsFor(admin)).toEqual([mine, theirs].sort());
    expect(await idsFor(await (await school()).admin())).toEqual([]);
  });

  it('filters by status, time and person', async () => {
    const here = await school();
    const [admin, student, other] = [await here.admin(), await here.student(), await here.student()];
    const ten = (await student.post('/bookings').send(TEN)).body.id;
    const eleven = (await student.post('/bookings').send(ELEVEN)).body.id;
    await student.post(`/bookings/${eleven}/cancel`).send({ reason: 'STUDENT' });
    await other.post('/bookings').send(ELEVEN);
    const ids = async (query: string) => (await admin.get(`/bookings?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids('status=CANCELLED')).toEqual([eleven]);
    expect(await ids(`studentId=${student.id}&status=REQUESTED`)).toEqual([ten]);
    expect(await ids(`from=${TEN.startsAt}&to=${TEN.endsAt}`)).toEqual([ten]);
    expect(await ids('escalated=true')).toEqual([]);
    expect(await ids(`studentId=${student.id}&order=desc`)).toEqual([eleven, ten]);
  });

  it('pages without a gap or a repetition while others book', async () => {
    const here = await school();
    const admin = await here.admin();
    const students = await Promise.all(Array.from({ length: 7 }, () => here.student()));
    const made = new Set<string>();
    for (const student of students) made.add((await student.post('/bookings').send(TEN)).body.id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await admin.get(
        `/bookings?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
      if (seen.length === 2)
        await students[0]?.post('/bookings').send({ startsAt: '2026-03-03T13:00:00.000Z', endsAt: '2026-03-03T14:00:00.000Z' });
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(made);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'cursor=x',
    'cursor=W10',
    'status=DONE',
    'from=yesterday',
    'limit=1&limit=2',
    'escalated=maybe',
  ])('refuses %s', async (query) => {
    expect((await (await (await school()).admin()).get(`/bookings?${query}`)).body).toMatchObject({
      status: 400,
      code: 'VALIDATION_FAILED',
    });
  });
});
