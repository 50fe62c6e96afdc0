import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { releaseHolds } from '#src/modules/scheduling/index.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

/** A Monday. */
const NOW = new Date('2026-03-02T12:00:00.000Z');
const at = (time: string, date = '2026-03-03') => `${date}T${time}:00.000Z`;
const TEN = { startsAt: at('10:00'), endsAt: at('11:00') };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

async function setting(policy: object = {}) {
  const school = await server.buildSchool();
  const [admin, instructor, student] = [await school.admin(), await school.instructor(), await school.student()];
  await school.available(instructor);
  if (Object.keys(policy).length > 0) expect((await admin.patch('/settings').send(policy)).status).toBe(200);
  const request = async (body: object = TEN, person = student) => (await person.post('/bookings').send(body)).body;
  const approve = async (id: string, body: object = { instructorId: instructor.id }) =>
    (await admin.post(`/bookings/${id}/approve`).send(body)).body;
  const explain = async (startsAt: string, query = '', person = student) =>
    (await person.get(`/slots/explain?startsAt=${startsAt}${query}`)).body.obstacles.map(({ code }: { code: string }) => code);
  return { school, admin, instructor, student, request, approve, explain };
}

describe('what a school decides about bookings', () => {
  it.each([
    ['a notice before now', { minNoticeMinutes: -1 }],
    ['a horizon of ten years', { bookingHorizonDays: 3_650 }],
    ['a day of thirty hours', { dailyDutyMinutes: 1_800 }],
    ['a hold of a minute', { holdMinutes: 1 }],
    ['a late cancellation of a month', { lateCancelMinutes: 43_200 }],
  ])('refuses %s', async (_what, body) => {
    const { admin } = await setting();
    expect((await admin.patch('/settings').send(body)).body.code).toBe('VALIDATION_FAILED');
  });

  it('is told to whoever books', async () => {
    const { student } = await setting({ minNoticeMinutes: 90, bookingHorizonDays: 14 });
    expect((await student.get('/booking-policy')).body).toEqual({
      minNoticeMinutes: 90,
      bookingHorizonDays: 14,
      holdMinutes: null,
      lateCancelMinutes: null,
      answerWithinHours: 24,
    });
  });

  it('keeps students, and not the school, from booking too late and too far ahead', async () => {
    const { admin, student, request, explain } = await setting({ minNoticeMinutes: 24 * 60, bookingHorizonDays: 7 });
    const late = { startsAt: at('11:59'), endsAt: at('12:59') };
    expect(await request(late)).toMatchObject({ status: 409, code: 'OUTSIDE_BOOKING_WINDOW' });
    expect(await explain(late.startsAt)).toEqual(['NOTICE']);
    expect(await request({ startsAt: at('12:00'), endsAt: at('13:00') })).toMatchObject({ status: 'REQUESTED' });
    const far = { startsAt: at('00:00', '2026-03-10'), endsAt: at('01:00', '2026-03-10') };
    expect(await request(far)).toMatchObject({ code: 'OUTSIDE_BOOKING_WINDOW' });
    expect(await explain(at('09:00', '2026-03-10'))).toEqual(['HORIZON']);
    expect(await request({ startsAt: at('17:00', '2026-03-09'), endsAt: at('18:00', '2026-03-09') })).toMatchObject({
      status: 'REQUESTED',
    });
    const other = await (await server.buildSchool()).student();
    expect(other.id).not.toBe(student.id);
    expect(await request({ ...far, studentId: student.id }, admin)).toMatchObject({ status: 'REQUESTED' });
    const { items } = (await student.get('/slots?from=2026-03-02&to=2026-03-20')).body;
    expect([items[0].startsAt, items.at(-1).startsAt]).toEqual([at('13:00'), at('16:00', '2026-03-09')]);
  });

  it('limits what an instructor teaches in a day and in a week, unless an admin overrides it with a reason', async () => {
    const { instructor, school, request, approve, explain } = await setting({ dailyDutyMinutes: 120, weeklyDutyMinutes: 180 });
    const ask = async (startsAt: string, endsAt: string) => (await request({ startsAt, endsAt }, await school.student())).id;
    await approve(await ask(at('08:00'), at('09:30')));
    expect(await explain(at('12:00'))).toEqual(['INSTRUCTOR_UNAVAILABLE']);
    const second = await ask(at('12:00'), at('13:00'));
    expect(await approve(second)).toMatchObject({ status: 409, code: 'DUTY_LIMIT', detail: expect.stringContaining('2 h that day') });
    expect(await approve(await ask(at('12:00'), at('12:30')))).toMatchObject({ status: 'ASSIGNED' });
    await approve(await ask(at('08:00', '2026-03-04'), at('09:00', '2026-03-04')));
    expect(await approve(await ask(at('08:00', '2026-03-08'), at('08:30', '2026-03-08')))).toMatchObject({
      code: 'DUTY_LIMIT',
      detail: expect.stringContaining('3 h that week'),
    });
    expect(await approve(await ask(at('08:00', '2026-03-09'), at('10:00', '2026-03-09')))).toMatchObject({ status: 'ASSIGNED' });
    const body = { instructorId: instructor.id, override: true, overrideReason: 'The examiner comes tomorrow' };
    expect(await approve(second, body)).toMatchObject({ code: 'INSTRUCTOR_CONFLICT' });
    expect(await approve(await ask(at('14:00'), at('15:00')), body)).toMatchObject({ status: 'ASSIGNED' });
  });
});

describe('a hold', () => {
  it('keeps the instructor and the aircraft from others for its time, and no longer', async () => {
    const { school, instructor, request, approve } = await setting({ holdMinutes: 60 });
    const { id: resourceId } = await school.resource();
    const wish = { ...TEN, preferredInstructorId: instructor.id, resourceId };
    const held = await request(wish);
    expect(held.heldUntil).toBe('2026-03-02T13:00:00.000Z');
    const other = await school.student();
    expect(await request({ ...TEN, preferredInstructorId: instructor.id }, other)).toMatchObject({
      code: 'INSTRUCTOR_CONFLICT',
      conflictingBookingId: held.id,
    });
    expect(await request({ ...TEN, resourceId }, other)).toMatchObject({ code: 'RESOURCE_CONFLICT' });
    expect(
      (await other.get('/slots?from=2026-03-03&to=2026-03-03')).body.items.map((slot: { startsAt: string }) => slot.startsAt),
    ).not.toContain(TEN.startsAt);

    server.clock.advance(61 * 60_000);
    const next = await request({ ...TEN, preferredInstructorId: instructor.id }, other);
    expect(next).toMatchObject({ status: 'REQUESTED', heldUntil: '2026-03-02T14:01:00.000Z' });
    expect(await school.outbox('booking.released')).toHaveLength(1);
    expect(await school.auditRows('schedule.booking.release')).toMatchObject([
      { resourceId: held.id, before: { heldUntil: held.heldUntil }, after: { heldUntil: null } },
    ]);
    expect(await approve(next.id)).toMatchObject({ status: 'ASSIGNED', heldUntil: null });
  });

  it('is let go by the job, once, whoever runs it', async () => {
    const { school, instructor, request } = await setting({ holdMinutes: 60 });
    await request({ startsAt: at('10:00', '2026-03-05'), endsAt: at('11:00', '2026-03-05'), preferredInstructorId: instructor.id });
    server.clock.advance(61 * 60_000);
    const released = await Promise.all([school.inScope(releaseHolds), school.inScope(releaseHolds)]);
    expect(released.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await school.inScope(releaseHolds)).toBe(0);
    expect(await school.outbox('booking.released')).toHaveLength(1);
  });

  it('is one, however many ask at once', async () => {
    const { school, instructor, request } = await setting({ holdMinutes: 60 });
    const students = await Promise.all(Array.from({ length: 6 }, () => school.student()));
    const wish = (nth: number) => ({
      startsAt: at(`1${nth}:00`, '2026-03-06'),
      endsAt: at(`1${nth + 2}:00`, '2026-03-06'),
      preferredInstructorId: instructor.id,
    });
    const answers = await Promise.all(students.map((student, nth) => request(wish(nth % 2), student)));
    expect(answers.filter(({ status }) => status === 'REQUESTED')).toHaveLength(1);
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([undefined, 'INSTRUCTOR_CONFLICT']));
  });
});

describe('requests that compete', () => {
  const LATER = { startsAt: at('10:00', '2026-03-11'), endsAt: at('11:00', '2026-03-11') };

  it('are counted, and those who lose are told three free times each', async () => {
    const { school, admin, instructor, request, approve } = await setting();
    const [mine, theirs, free] = [await school.student(), await school.student(), await school.student()];
    const winner = await request({ ...LATER, preferredInstructorId: instructor.id }, mine);
    const loser = await request({ ...LATER, preferredInstructorId: instructor.id }, theirs);
    await request(LATER, free);
    const { items } = (await admin.get('/approvals')).body;
    expect(items.map(({ competing }: { competing: number }) => competing)).toEqual([2, 2, 2]);

    await approve(winner.id);
    const told = await school.outbox('booking.outbid');
    expect(told).toMatchObject([{ recipientId: theirs.id, payload: { bookingId: loser.id } }]);
    const { alternatives } = told[0]?.payload as { alternatives: { startsAt: string }[] };
    expect(alternatives.map(({ startsAt }) => startsAt)).toEqual([
      at('08:30', '2026-03-11'),
      at('09:00', '2026-03-11'),
      at('11:00', '2026-03-11'),
    ]);
    const shown = (await theirs.get(`/bookings/${loser.id}/alternatives`)).body.items;
    expect(shown.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual(alternatives.map(({ startsAt }) => startsAt));
    expect((await mine.get(`/bookings/${loser.id}/alternatives`)).status).toBe(404);
    const [next] = shown;
    expect(
      (await theirs.post(`/bookings/${loser.id}/reschedule`).send({ startsAt: next.startsAt, endsAt: next.endsAt })).body,
    ).toMatchObject({ status: 'REQUESTED' });
    expect(await approve(loser.id)).toMatchObject({ status: 'ASSIGNED' });
    expect((await theirs.post(`/bookings/${loser.id}/cancel`).send({ reason: 'STUDENT' })).body.status).toBe('CANCELLED');
    expect((await theirs.get(`/bookings/${loser.id}/alternatives`)).body.code).toBe('INVALID_TRANSITION');
  });
});

describe('an explanation', () => {
  it('has neutral words for students, and the whole reason for the school', async () => {
    const { school, admin, instructor, student, request, approve } = await setting();
    const booked = await request(TEN, await school.student());
    await approve(booked.id);
    const ask = async (person: typeof admin) => (await person.get(`/slots/explain?startsAt=${TEN.startsAt}`)).body;
    expect(await ask(student)).toEqual({
      offered: false,
      obstacles: [
        {
          code: 'INSTRUCTOR_UNAVAILABLE',
          words: 'The instructor is not free then.',
          instructorId: null,
          resourceId: null,
          bookingId: null,
        },
      ],
    });
    const { fullName } = (await instructor.get('/auth/me')).body;
    expect((await ask(admin)).obstacles).toEqual([
      {
        code: 'INSTRUCTOR_CONFLICT',
        words: `${fullName} has another lesson.`,
        instructorId: instructor.id,
        resourceId: null,
        bookingId: booked.id,
      },
    ]);
  });

  it('says that a time is offered, lies beside the grid, or is the student’s own', async () => {
    const { student, request, explain } = await setting();
    expect(await explain(at('09:00'))).toEqual([]);
    expect(await explain(at('09:10'))).toEqual(['OFF_GRID']);
    await request(TEN);
    expect(await explain(TEN.startsAt)).toEqual(['STUDENT_CONFLICT']);
    expect(await explain('2026-03-01T10:00:00.000Z')).toEqual(['PAST']);
    expect((await student.get('/slots/explain')).body.code).toBe('VALIDATION_FAILED');
  });
});
