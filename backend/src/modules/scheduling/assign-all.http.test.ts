import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const at = (time: string) => `2026-03-03T${time}:00.000Z`;
const TEN = { startsAt: at('10:00'), endsAt: at('11:00') };
const HALF_PAST = { startsAt: at('10:30'), endsAt: at('11:30') };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

type Item = {
  booking: { id: string; version: number };
  instructor: { id: string } | null;
  resource: { id: string } | null;
  reason: string;
};

async function setting() {
  const school = await server.buildSchool();
  const admin = await school.admin();
  const [ada, grace] = [await school.instructor({ fullName: 'Ada Reyes' }), await school.instructor({ fullName: 'Grace Moreau' })];
  for (const each of [ada, grace]) await school.available(each);
  const request = async (body: object) => (await (await school.student()).post('/bookings').send(body)).body;
  const propose = async () =>
    (await admin.get('/approvals/proposal')).body as {
      items: Item[];
      unmatched: { booking: { id: string }; reason: string }[];
      total: number;
    };
  const apply = async (items: Item[]) =>
    (
      await admin.post('/approvals/assign-all').send({
        items: items.map(({ booking, instructor, resource }) => ({
          ...{ bookingId: booking.id, version: booking.version },
          ...{ instructorId: instructor?.id ?? null, resourceId: resource?.id ?? null },
        })),
      })
    ).body.items;
  return { school, admin, ada, grace, request, propose, apply };
}

describe('a proposal for the whole queue', () => {
  it('of an empty queue is empty', async () => {
    expect(await (await setting()).propose()).toEqual({ items: [], unmatched: [], total: 0 });
  });

  it('assigns as many as can be, says why, and why not; and changes nothing', async () => {
    const { school, ada, grace, request, propose } = await setting();
    const wished = await request({ ...TEN, preferredInstructorId: grace.id });
    const other = await request(HALF_PAST);
    const third = await request({ startsAt: at('10:15'), endsAt: at('11:15') });
    const night = await request({ startsAt: at('22:00'), endsAt: at('23:00') });
    const { items, unmatched, total } = await propose();
    expect(items.map(({ booking, instructor }) => [booking.id, instructor?.id])).toEqual([
      [wished.id, grace.id],
      [other.id, ada.id],
    ]);
    expect(items[0]?.reason).toContain('asked for by the student');
    expect(unmatched.map(({ booking, reason }) => [booking.id, reason])).toEqual([
      [third.id, 'Whoever and whatever would do is needed for another lesson at that time'],
      [night.id, 'No instructor is free then'],
    ]);
    expect(total).toBe(4);
    expect(await school.auditRows('schedule.booking.assign')).toEqual([]);
  });

  it('is carried out as it was proposed, and undone', async () => {
    const { school, admin, request, propose, apply } = await setting();
    const { id: resourceId } = await school.resource();
    for (const body of [{ ...TEN, resourceId }, HALF_PAST, { startsAt: at('14:00'), endsAt: at('15:00'), resourceKind: 'AIRCRAFT' }])
      await request(body);
    const { items } = await propose();
    expect(items.map(({ resource }) => resource?.id ?? null)).toEqual([resourceId, null, resourceId]);
    const done = await apply(items);
    expect(done.map(({ booking, problem }: { booking: { status: string }; problem: unknown }) => [booking.status, problem])).toEqual([
      ['ASSIGNED', null],
      ['ASSIGNED', null],
      ['ASSIGNED', null],
    ]);
    const [, , last] = done;
    const undo = (id: string, body: object = { to: 'REQUESTED' }) => admin.post(`/bookings/${id}/unassign`).send(body);
    expect((await undo(last.bookingId)).body).toMatchObject({
      status: 'REQUESTED',
      instructorId: null,
      resourceId: null,
      wantedKind: 'AIRCRAFT',
    });
    expect((await undo(done[0].bookingId, {})).body).toMatchObject({ status: 'APPROVED', instructorId: null, resourceId });
    expect((await undo(done[0].bookingId, {})).body).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect((await propose()).items).toHaveLength(2);
    expect(await school.outbox('booking.unassigned')).toHaveLength(4);
  });

  it('reports what was decided meanwhile, and leaves the others alone', async () => {
    const { admin, grace, request, propose, apply } = await setting();
    await request(TEN);
    await request(HALF_PAST);
    const { items } = await propose();
    const [first, second] = items;
    if (!first || !second) throw new Error('Two were asked for.');
    await admin.post(`/bookings/${first.booking.id}/cancel`).send({ reason: 'SCHOOL' });
    const done = await apply(items);
    expect(done).toMatchObject([
      { bookingId: first.booking.id, booking: null, problem: { code: 'STALE_VERSION' } },
      { bookingId: second.booking.id, booking: { status: 'ASSIGNED' }, problem: null },
    ]);
    expect(grace.id).toBeTruthy();
  });

  it('keeps within the duty limits of the school', async () => {
    const { admin, request, propose, apply } = await setting();
    await admin.patch('/settings').send({ dailyDutyMinutes: 60 });
    for (const hour of ['08', '10', '12']) await request({ startsAt: at(`${hour}:00`), endsAt: at(`${hour}:45`) });
    const { items, unmatched } = await propose();
    expect([items.length, unmatched.length]).toEqual([2, 1]);
    expect((await apply(items)).every(({ problem }: { problem: unknown }) => problem === null)).toBe(true);
  });
});

describe('POST /approvals/assign-all', () => {
  it.each([
    ['nothing', []],
    ['a booking that is no id', [{ bookingId: 'x', version: 1, instructorId: null, resourceId: null }]],
    ['no version', [{ bookingId: crypto.randomUUID(), instructorId: null, resourceId: null }]],
  ])('refuses %s', async (_what, items) => {
    const { admin } = await setting();
    expect((await admin.post('/approvals/assign-all').send({ items })).body.code).toBe('VALIDATION_FAILED');
  });

  it('knows no booking of another school', async () => {
    const [{ request }, { admin }] = [await setting(), await setting()];
    const { id } = await request(TEN);
    const { body } = await admin
      .post('/approvals/assign-all')
      .send({ items: [{ bookingId: id, version: 1, instructorId: null, resourceId: null }] });
    expect(body.items).toEqual([{ bookingId: id, booking: null, problem: { code: 'NOT_FOUND', detail: 'Booking not found' } }]);
  });
});

describe('POST /bookings/:id/unassign', () => {
  it('refuses a lesson that has started', async () => {
    const { school, admin, ada } = await setting();
    const student = await school.student();
    const id = crypto.randomUUID();
    await school.inScope(({ tx, tenantId }) =>
      tx.booking.create({
        data: {
          ...{ tenantId, id, status: 'ASSIGNED', studentId: student.id, instructorId: ada.id },
          ...{ startsAt: new Date('2026-03-02T11:30:00.000Z'), endsAt: new Date('2026-03-02T12:30:00.000Z') },
        },
        select: { id: true },
      }),
    );
    expect((await admin.post(`/bookings/${id}/unassign`).send({})).body).toMatchObject({ code: 'INVALID_TRANSITION', from: 'ASSIGNED' });
  });
});
