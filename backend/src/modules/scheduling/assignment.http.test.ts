import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

/** A Monday, 07:00 in New York. */
const NOW = new Date('2026-03-02T12:00:00.000Z');
const TEN = { startsAt: '2026-03-03T15:00:00.000Z', endsAt: '2026-03-03T16:00:00.000Z' };
const OVERLAP = { startsAt: '2026-03-03T15:30:00.000Z', endsAt: '2026-03-03T16:30:00.000Z' };
const NIGHT = { startsAt: '2026-03-04T04:00:00.000Z', endsAt: '2026-03-04T05:00:00.000Z' };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

/** A school with an instructor who is there from 08:00 to 18:00 every day. */
async function setting() {
  const school = await server.buildSchool({ timeZone: 'America/New_York' });
  const [admin, instructor] = [await school.admin(), await school.instructor()];
  await school.available(instructor);
  const request = async (body: object = TEN): Promise<string> => (await (await school.student()).post('/bookings').send(body)).body.id;
  const approve = (id: string, body: object = {}) => admin.post(`/bookings/${id}/approve`).send(body);
  const assign = (id: string, body: object = { instructorId: instructor.id }) => admin.post(`/bookings/${id}/assign`).send(body);
  return { school, admin, instructor, request, approve, assign };
}

describe('POST /bookings/:id/approve', () => {
  it('refuses students and instructors', async () => {
    const { school, request } = await setting();
    const id = await request();
    for (const person of [await school.student(), await school.instructor()]) {
      expect((await person.post(`/bookings/${id}/approve`).send({})).status).toBe(403);
    }
  });

  it('approves without an instructor, also with no body at all', async () => {
    const { admin, request } = await setting();
    const res = await admin.post(`/bookings/${await request()}/approve`);
    expect(res.body).toMatchObject({ status: 'APPROVED', instructorId: null });
  });

  it('assigns in the same step when an instructor is named', async () => {
    const { instructor, request, approve } = await setting();
    const res = await approve(await request(), { instructorId: instructor.id });
    expect(res.body).toMatchObject({ status: 'ASSIGNED', instructor: { id: instructor.id } });
  });

  it('refuses a booking that is no longer a request', async () => {
    const { request, approve } = await setting();
    const id = await request();
    await approve(id);
    expect((await approve(id)).body).toMatchObject({ status: 409, code: 'INVALID_TRANSITION', from: 'APPROVED', to: 'APPROVED' });
  });
});

describe('POST /bookings/:id/assign', () => {
  it('refuses a request that was not approved', async () => {
    const { request, assign } = await setting();
    expect((await assign(await request())).body).toMatchObject({ code: 'INVALID_TRANSITION', from: 'REQUESTED', to: 'ASSIGNED' });
  });

  it('answers 404 for an instructor of another school, and for a student', async () => {
    const { school, request, approve, assign } = await setting();
    const stranger = await (await server.buildSchool()).instructor();
    const id = await request();
    await approve(id);
    expect((await assign(id, { instructorId: stranger.id })).status).toBe(404);
    expect((await assign(id, { instructorId: (await school.student()).id })).status).toBe(404);
  });

  it('refuses a busy instructor and says with which booking', async () => {
    const { request, approve, assign, instructor } = await setting();
    const first = await request();
    await approve(first, { instructorId: instructor.id });
    const second = await request(OVERLAP);
    await approve(second);
    expect((await assign(second)).body).toMatchObject({ status: 409, code: 'INSTRUCTOR_CONFLICT', conflictingBookingId: first });
  });

  it('refuses a time outside availability unless an override says why, which is audited', async () => {
    const { admin, instructor, request, approve, assign } = await setting();
    const id = await request(NIGHT);
    await approve(id);
    expect((await assign(id)).body).toMatchObject({ status: 409, code: 'INSTRUCTOR_UNAVAILABLE' });
    expect((await assign(id, { instructorId: instructor.id, override: true })).body).toMatchObject({
      status: 400,
      errors: [{ path: 'overrideReason' }],
    });
    const res = await assign(id, { instructorId: instructor.id, override: true, overrideReason: 'Night rating' });
    expect(res.body).toMatchObject({ status: 'ASSIGNED' });
    const { body: log } = await admin.get(`/audit-logs?resourceId=${id}&action=schedule.booking.assign`);
    expect(log.items).toMatchObject([{ after: { status: 'ASSIGNED', override: { reason: 'Night rating' } } }]);
  });

  it('refuses an aircraft that is taken or grounded', async () => {
    const { school, admin, instructor, request, approve, assign } = await setting();
    const aircraft = await school.resource();
    const first = await request();
    await approve(first, { resourceId: aircraft.id });
    const second = await request(OVERLAP);
    await approve(second);
    const other = { instructorId: instructor.id, resourceId: aircraft.id };
    expect((await assign(second, other)).body).toMatchObject({ code: 'RESOURCE_CONFLICT', conflictingBookingId: first });
    await admin.patch(`/resources/${aircraft.id}`).send({ status: 'GROUNDED' });
    expect((await assign(second, other)).body).toMatchObject({ code: 'RESOURCE_GROUNDED' });
  });

  it('refuses an instructor who was suspended', async () => {
    const { admin, instructor, request, approve, assign } = await setting();
    const id = await request();
    await approve(id);
    await admin.post(`/users/${instructor.id}/suspend`).send({});
    expect((await assign(id)).body).toMatchObject({ status: 422, code: 'UNPROCESSABLE' });
  });
});

describe('thirty overlapping assigns at once', () => {
  // Differing ranges that all overlap: a race on one identical slot would never show a deadlock. Several rounds, so the pool is warm.
  it('leave exactly one lesson, twenty-nine refusals and one audit row, in every round', async () => {
    const { admin, instructor, school, request, approve, assign } = await setting();
    for (let round = 0; round < 4; round += 1) {
      const day = `2026-03-1${round}`;
      const ids = await Promise.all(
        Array.from({ length: 30 }, (_, n) =>
          request({
            startsAt: `${day}T15:${String(n).padStart(2, '0')}:00.000Z`,
            endsAt: `${day}T16:${String(59 - n).padStart(2, '0')}:00.000Z`,
          }),
        ),
      );
      for (const id of ids) await approve(id);
      const answers = await Promise.all(ids.map((id) => assign(id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 29 }, () => 409)]);
      for (const { status, body } of answers) if (status === 409) expect(body.code).toBe('INSTRUCTOR_CONFLICT');
      const held = await admin.get(
        `/bookings?instructorId=${instructor.id}&from=${day}T00:00:00.000Z&to=${day}T23:00:00.000Z&status=ASSIGNED`,
      );
      expect(held.body.items).toHaveLength(1);
      const rows = await school.auditRows('schedule.booking.assign');
      expect(rows).toHaveLength(round + 1);
    }
  });

  it('never hold an aircraft twice, whoever flies it', async () => {
    const { school, request, approve, assign } = await setting();
    const aircraft = await school.resource();
    const instructors = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const instructor = await school.instructor();
        await school.available(instructor);
        return instructor;
      }),
    );
    const ids = await Promise.all(instructors.map(() => request()));
    for (const id of ids) await approve(id);
    const answers = await Promise.all(ids.map((id, n) => assign(id, { instructorId: instructors[n]?.id, resourceId: aircraft.id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
  });
});

describe('the approvals queue', () => {
  it('is for admins only', async () => {
    const { school } = await setting();
    expect((await (await school.instructor()).get('/approvals')).status).toBe(403);
  });

  it('puts escalated requests first, then the oldest, each with its ranked candidates', async () => {
    const { school, admin, instructor, request, approve } = await setting();
    const busy = await school.instructor({ fullName: 'Busy Bee' });
    await school.available(busy);
    const taken = await request();
    await approve(taken, { instructorId: busy.id });
    const [old, escalated, young] = [await request(), await request(OVERLAP), await request(NIGHT)];
    await school.escalate(escalated);
    const { body } = await admin.get('/approvals');
    expect(body.total).toBe(3);
    expect(body.items.map((item: { booking: { id: string } }) => item.booking.id)).toEqual([escalated, old, young]);
    expect(body.items[1].candidates).toMatchObject([
      { instructorId: instructor.id, free: true, insideAvailability: true, hasTaughtStudent: false, hoursThatWeek: 0 },
      { instructorId: busy.id, free: false, conflictingBookingId: taken, hoursThatWeek: 1 },
    ]);
    expect(body.items[2].candidates[0]).toMatchObject({ insideAvailability: false });
    const single = await admin.get(`/bookings/${old}/candidates`);
    expect(single.body.items).toEqual(body.items[1].candidates);
  });

  it('pages through the queue in its order', async () => {
    const { admin, school, request } = await setting();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(await request());
    await school.escalate(ids[3] ?? '');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: { booking: { id: string } }[]; nextCursor: string | null } } = await admin.get(
        `/approvals?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items.map(({ booking }) => booking.id));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual([ids[3], ids[0], ids[1], ids[2], ids[4]]);
  });
});

describe('Idempotency-Key', () => {
  it('gives the same answer and one effect for a repeated request', async () => {
    const { school } = await setting();
    const student = await school.student();
    const send = (body: object) => student.post('/bookings').set('Idempotency-Key', 'k-1').send(body);
    const [first, second] = [await send(TEN), await send(TEN)];
    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect((await student.get('/bookings')).body.items).toHaveLength(1);
    expect(await school.auditRows('schedule.booking.create')).toHaveLength(1);
  });

  it('refuses the key for another body, and is one person’s own', async () => {
    const { school } = await setting();
    const [student, other] = [await school.student(), await school.student()];
    const send = (person: typeof student, body: object) => person.post('/bookings').set('Idempotency-Key', 'k-1').send(body);
    await send(student, TEN);
    expect((await send(student, OVERLAP)).body).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await send(other, TEN)).status).toBe(201);
  });

  it('repeats a refusal too', async () => {
    const { school } = await setting();
    const student = await school.student();
    const blocking = (await student.post('/bookings').send(TEN)).body.id;
    const send = () => student.post('/bookings').set('Idempotency-Key', 'k-2').send(OVERLAP);
    const first = await send();
    await student.post(`/bookings/${blocking}/cancel`).send({ reason: 'STUDENT' });
    const second = await send();
    expect(first.body.code).toBe('STUDENT_CONFLICT');
    expect(second.body).toEqual(first.body);
    expect(second.headers['content-type']).toContain('application/problem+json');
  });

  it('has one effect under ten at once: the others get the answer or are told to wait', async () => {
    const { school } = await setting();
    const student = await school.student();
    const answers = await Promise.all(Array.from({ length: 10 }, () => student.post('/bookings').set('Idempotency-Key', 'k-3').send(TEN)));
    const made = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(made.size).toBe(1);
    for (const { status, body } of answers) if (status !== 201) expect(body.code).toBe('IDEMPOTENCY_IN_PROGRESS');
    expect((await student.get('/bookings')).body.items).toHaveLength(1);
  });
});
