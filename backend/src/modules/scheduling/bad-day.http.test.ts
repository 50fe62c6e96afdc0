import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';
import { tellOutageChanges } from './tell-outage-changes.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const at = (time: string) => `2026-03-03T${time}:00.000Z`;
const DAY = { startsAt: at('00:00'), endsAt: '2026-03-04T00:00:00.000Z' };
const hour = (from: number) => ({ startsAt: at(`${String(from).padStart(2, '0')}:00`), endsAt: at(`${from + 1}:00`) });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: NOW, env: { RATE_LIMIT_BOOKING_MAX: '1000' } });
});
afterAll(() => server.stop());

/** Two instructors with long days, two aircraft of one model, and lessons in the first. */
async function setting({ hours = [10, 11] }: { hours?: readonly number[] } = {}) {
  const school = await server.buildSchool();
  const [admin, instructor, colleague, student] = [
    await school.admin(),
    await school.instructor(),
    await school.instructor(),
    await school.student(),
  ];
  for (const person of [instructor, colleague]) await school.available(person);
  const [one, two] = [await school.resource({ model: 'C172' }), await school.resource({ model: 'C172' })];
  const lessons: { id: string; version: number }[] = [];
  for (const from of hours) {
    const { id } = (await student.post('/bookings').send({ ...hour(from), resourceId: one.id })).body;
    const { body } = await admin.post(`/bookings/${id}/approve`).send({ instructorId: instructor.id });
    expect(body.status).toBe('ASSIGNED');
    lessons.push({ id, version: body.version });
  }
  const out = async (body: object) => (await admin.post('/outages').send({ ...DAY, reason: 'OTHER', ...body })).body;
  const plan = async (id: string) => (await admin.get(`/outages/${id}/plan`)).body;
  const apply = async (id: string, items: readonly object[]) => (await admin.post(`/outages/${id}/apply`).send({ items })).body;
  const told = async (topic: string) => (await school.outbox()).filter((message) => message.topic === topic);
  const place = ({ booking, proposal: { startsAt, endsAt, instructorId, resourceId } }: Planned) => ({
    ...{ act: 'PLACE', bookingId: booking.id, version: booking.version },
    ...{ startsAt, endsAt, instructorId, resourceId },
  });
  return { school, admin, instructor, colleague, student, one, two, lessons, out, plan, apply, told, place };
}

type Planned = {
  booking: { id: string; version: number };
  proposal: Record<'startsAt' | 'endsAt' | 'instructorId' | 'resourceId', string>;
};

describe('a plan for an outage', () => {
  it('is not applied to what nobody knows, nor once the outage is over', async () => {
    const { admin, lessons, out, apply } = await setting();
    const [item] = lessons.map(({ id, version }) => ({ act: 'CANCEL', bookingId: id, version }));
    expect(await apply('00000000-0000-7000-8000-000000000000', [item ?? {}])).toMatchObject({ status: 404 });
    const { id } = await out({ reason: 'WEATHER' });
    expect(await apply(id, [])).toMatchObject({ code: 'VALIDATION_FAILED' });
    await admin.post(`/outages/${id}/lift`).send({});
    expect(await apply(id, [item ?? {}])).toMatchObject({ code: 'INVALID_TRANSITION' });
  });

  it('changes no lesson in its name that it does not hit', async () => {
    const { lessons, out, apply } = await setting();
    const { id } = await out({ reason: 'WEATHER', startsAt: at('14:00') });
    const { items } = await apply(
      id,
      lessons.map((lesson) => ({ act: 'CANCEL', bookingId: lesson.id, version: lesson.version })),
    );
    for (const each of items) expect(each).toMatchObject({ booking: null, problem: { code: 'UNPROCESSABLE' } });
  });

  it('gives lessons of a grounded aircraft another like it, at their time', async () => {
    const { one, two, lessons, out, plan, instructor } = await setting();
    const { items, total } = await plan((await out({ resourceId: one.id, reason: 'DEFECT' })).id);
    expect(total).toBe(2);
    expect(items.map(({ booking, proposal }: Planned) => [booking.id, proposal.resourceId, proposal.instructorId])).toEqual(
      lessons.map(({ id }) => [id, two.id, instructor.id]),
    );
  });

  it('gives lessons of a sick instructor to a colleague, and what is applied is told once a person', async () => {
    const { school, instructor, colleague, student, out, plan, apply, told, place } = await setting();
    const { id } = await out({ instructorId: instructor.id, reason: 'SICKNESS' });
    const { items } = await plan(id);
    const { items: outcomes } = await apply(id, items.map(place));
    expect(outcomes).toMatchObject([
      { booking: { instructorId: colleague.id }, problem: null },
      { booking: { instructorId: colleague.id }, problem: null },
    ]);
    const messages = await told('outage.changes');
    expect(messages.map(({ recipientId }) => recipientId).sort()).toEqual([student.id, instructor.id, colleague.id].sort());
    for (const { payload } of messages)
      expect(payload).toMatchObject({ reason: 'SICKNESS', lessons: [{ act: 'SWAPPED' }, { act: 'SWAPPED' }] });
    expect(await told('booking.swapped')).toEqual([]);
    expect((await school.auditRows()).filter(({ action }) => action === 'schedule.booking.swap')).toHaveLength(2);
    expect((await plan(id)).items).toEqual([]);
  });

  it('moves lessons of a closed field to a time that is open', async () => {
    const { out, plan, apply, place } = await setting();
    const { id } = await out({ reason: 'WEATHER', startsAt: at('08:00'), endsAt: at('14:00') });
    const { items } = await plan(id);
    for (const { proposal } of items) expect(proposal.startsAt >= at('14:00') || proposal.startsAt < at('08:00')).toBe(true);
    const { items: outcomes } = await apply(id, items.map(place));
    expect(outcomes.map(({ problem }: { problem: unknown }) => problem)).toEqual([null, null]);
  });

  it('leaves a lesson that was changed meanwhile as it is, and says so', async () => {
    const { admin, lessons, out, apply } = await setting();
    const { id } = await out({ reason: 'WEATHER' });
    const [first, second] = lessons;
    await admin.post(`/bookings/${first?.id}/cancel`).send({ reason: 'OTHER' });
    const { items } = await apply(
      id,
      [first, second].map((lesson) => ({ act: 'CANCEL', bookingId: lesson?.id, version: lesson?.version })),
    );
    expect(items).toMatchObject([
      { booking: null, problem: { code: 'STALE_VERSION' } },
      { booking: { status: 'CANCELLED', cancelReason: 'WEATHER' }, problem: null },
    ]);
  });
});

describe('restoring', () => {
  it('ends the outage and puts back what was cancelled, moved and swapped, and tells it once', async () => {
    const { admin, instructor, one, lessons, out, plan, apply, told, place } = await setting({ hours: [10, 11, 13] });
    const { id } = await out({ reason: 'WEATHER', startsAt: at('08:00'), endsAt: at('14:00') });
    const { items } = await plan(id);
    await apply(id, [place(items[0]), place(items[1]), { act: 'CANCEL', bookingId: lessons[2]?.id, version: lessons[2]?.version }]);
    const { body } = await admin.post(`/outages/${id}/restore`).send({});
    expect(body.outage.liftedAt).toBe(NOW.toISOString());
    expect(body.items).toHaveLength(3);
    for (const [nth, { id: bookingId }] of lessons.entries()) {
      const { body: booking } = await admin.get(`/bookings/${bookingId}`);
      expect(booking).toMatchObject({
        ...{ status: 'ASSIGNED', ...hour([10, 11, 13][nth] ?? 0), instructorId: instructor.id, resourceId: one.id, cancelReason: null },
      });
    }
    const messages = await told('outage.changes');
    expect(messages.map(({ payload }) => JSON.stringify(payload).includes('RESTORED')).filter(Boolean)).toHaveLength(2);
    expect((await plan(id)).changes).toMatchObject([{ restoredAt: NOW.toISOString() }, { act: 'MOVED' }, {}]);
    // Once more changes nothing.
    expect((await admin.post(`/outages/${id}/restore`).send({})).body.items).toEqual([]);
  });

  it('leaves what others stand in the way of, and what was changed since', async () => {
    const { school, admin, instructor, lessons, out, apply } = await setting();
    const { id } = await out({ reason: 'WEATHER' });
    await apply(
      id,
      lessons.map((lesson) => ({ act: 'CANCEL', bookingId: lesson.id, version: lesson.version })),
    );
    const taken = (await (await school.student()).post('/bookings').send(hour(10))).body;
    expect(taken.code).toBe('SCHOOL_CLOSED');
    await admin.post(`/outages/${id}/lift`).send({});
    const other = (await (await school.student()).post('/bookings').send(hour(10))).body;
    await admin.post(`/bookings/${other.id}/approve`).send({ instructorId: instructor.id });
    const { items } = (await admin.post(`/outages/${id}/restore`).send({})).body;
    const problems = new Map(items.map(({ bookingId, problem }: { bookingId: string; problem: object }) => [bookingId, problem]));
    expect(problems.get(lessons[0]?.id)).toMatchObject({ code: 'INSTRUCTOR_CONFLICT' });
    expect(problems.get(lessons[1]?.id)).toBeNull();
  });
});

describe('what was changed and not told', () => {
  it('is told by the job after a while, once, beside a second replica', async () => {
    const { school, student, lessons, out } = await setting({ hours: [10] });
    const { id: outageId } = await out({ reason: 'WEATHER' });
    await school.inScope(({ tx, tenantId }) =>
      tx.outageChange.create({
        data: {
          ...{ tenantId, id: outageId, outageId, bookingId: lessons[0]?.id ?? '', act: 'CANCELLED', wasStatus: 'ASSIGNED' },
          ...{
            wasStartsAt: new Date(at('10:00')),
            wasEndsAt: new Date(at('11:00')),
            madeVersion: 9,
            actedAt: new Date(NOW.getTime() - 180_000),
          },
        },
        select: { id: true },
      }),
    );
    await Promise.all([1, 2].map(() => school.inScope((scope) => tellOutageChanges(scope, { waitedMinutes: 2 }))));
    const messages = (await school.outbox()).filter(({ topic, recipientId }) => topic === 'outage.changes' && recipientId === student.id);
    expect(messages).toHaveLength(1);
  });
});
