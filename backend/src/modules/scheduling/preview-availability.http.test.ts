import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { bookings } from '#contract';
import { statementsOf } from '#test/query-plans.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

/** A Monday, 07:00 in New York. */
const NOW = new Date('2026-03-02T12:00:00.000Z');
const HOUR = 3_600_000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

type People = { instructorId: string | null; preferredInstructorId?: string; studentId: string };
type Facts = People & { startsAt: string; hours?: number; status?: bookings.BookingStatus };

const booking = (school: School, { startsAt, hours = 1, status = 'ASSIGNED', ...people }: Facts): Promise<string> =>
  school.inScope(async ({ tx, tenantId }) => {
    const [id, start] = [uuidv7(), new Date(startsAt)];
    const when = { startsAt: start, endsAt: new Date(start.getTime() + hours * HOUR) };
    const cancelReason = status === 'CANCELLED' ? 'WEATHER' : null;
    await tx.booking.create({ data: { tenantId, id, status, cancelReason, ...when, ...people }, select: { id: true } });
    return id;
  });

/** An instructor who is there on Tuesdays from 09:00 to 17:00, with lessons on them. */
async function setting() {
  const school = await server.buildSchool({ timeZone: 'America/New_York' });
  const [admin, instructor, student] = [await school.admin(), await school.instructor(), await school.student({ fullName: 'Nora Vance' })];
  const rule = (await instructor.post('/availability').send({ weekday: 2, startTime: '09:00', endTime: '17:00' })).body.id as string;
  const people = { instructorId: instructor.id, studentId: student.id };
  const lesson = (startsAt: string, more: Partial<Facts> = {}) => booking(school, { startsAt, ...people, ...more });
  const ask = async (body: object) => (await instructor.post('/availability/preview').send(body)).body;
  return { school, admin, instructor, student, rule, lesson, ask };
}

describe('POST /availability/preview', () => {
  it('lists assigned lessons from now on that lie inside and would lie outside, and no others', async () => {
    const { school, admin, instructor, student, rule, lesson, ask } = await setting();
    const other = await school.instructor();
    const inside = await lesson('2026-03-03T15:00:00.000Z');
    await lesson('2026-02-24T15:00:00.000Z');
    await lesson('2026-03-04T15:00:00.000Z');
    await lesson('2026-03-03T17:00:00.000Z', { status: 'CANCELLED' });
    await lesson('2026-03-03T18:00:00.000Z', { status: 'APPROVED', instructorId: null, preferredInstructorId: instructor.id });
    await lesson('2026-03-03T19:00:00.000Z', { instructorId: other.id });
    const found = {
      id: inside,
      status: 'ASSIGNED',
      student: { id: student.id, fullName: 'Nora Vance' },
      version: 1,
      can: { cancel: true },
    };
    expect(await ask({ remove: [rule] })).toMatchObject({ total: 1, removed: 1, lessons: [found] });
    const asAdmin = await admin.post('/availability/preview').send({ remove: [rule] });
    expect(asAdmin.body).toMatchObject({ total: 1, lessons: [{ id: inside }] });
    // Nothing is changed by asking.
    expect((await instructor.get('/availability')).body.items).toMatchObject([{ id: rule, version: 1 }]);
  });

  it('sees a rule’s change, its last day, a day off, a copied week and a standard week', async () => {
    const { instructor, rule, lesson, ask } = await setting();
    const [march, april] = [await lesson('2026-03-10T13:00:00.000Z'), await lesson('2026-04-07T19:00:00.000Z')];
    const idsOf = ({ lessons }: { lessons: { id: string }[] }) => lessons.map(({ id }) => id);
    expect(idsOf(await ask({ update: [{ id: rule, startTime: '10:00' }] }))).toEqual([march]);
    expect(idsOf(await ask({ update: [{ id: rule, effectiveUntil: '2026-03-31' }] }))).toEqual([april]);
    expect(idsOf(await ask({ remove: [rule], add: [{ weekday: 2, startTime: '08:00', endTime: '18:00' }] }))).toEqual([]);
    expect(idsOf(await ask({ add: [{ kind: 'OFF', date: '2026-03-10', startTime: '09:30', endTime: '10:00' }] }))).toEqual([march]);
    expect(await ask({ daysOff: { from: '2026-03-01', to: '2026-03-10' } })).toMatchObject({ status: 400 });
    expect(idsOf(await ask({ daysOff: { from: '2026-03-09', to: '2026-04-30' } }))).toEqual([march, april]);
    await instructor.post('/availability').send({ kind: 'OFF', date: '2026-03-17' });
    expect(await ask({ copy: { fromWeek: '2026-W12', toWeeks: ['2026-W11', '2026-W13'] } })).toMatchObject({
      total: 1,
      made: 2,
      lessons: [{ id: march }],
    });
    await instructor.post('/availability').send({ kind: 'EXTRA', date: '2026-03-18', startTime: '09:00', endTime: '10:00' });
    const standard = { fromWeek: '2026-W12', effectiveFrom: '2026-04-01' };
    expect(await ask({ standard })).toMatchObject({ lessons: [{ id: april }], made: 1, changed: 1 });
  });

  it('answers the first hundred of many, and counts them all', async () => {
    const { rule, lesson, ask } = await setting();
    const first = new Date('2026-03-03T14:00:00.000Z').getTime();
    for (let n = 0; n < 105; n += 1) await lesson(new Date(first + n * 7 * 24 * HOUR).toISOString());
    const { lessons, total } = await ask({ remove: [rule] });
    expect([lessons.length, total]).toEqual([100, 105]);
    expect(lessons[0].startsAt).toBe('2026-03-03T14:00:00.000Z');
  });

  it('asks the database as often for a year of lessons and days off as for one', async () => {
    const { rule, lesson, ask } = await setting();
    const statements = async (body: object) => (await statementsOf(server.services, () => ask(body))).length;
    await lesson('2026-03-03T15:00:00.000Z');
    const few = await statements({ remove: [rule] });
    for (let n = 1; n < 40; n += 1) await lesson(new Date(Date.UTC(2026, 2, 3 + 7 * n, 16)).toISOString());
    expect(await statements({ daysOff: { from: '2026-03-02', to: '2027-02-28' } })).toBe(few);
  });
});
