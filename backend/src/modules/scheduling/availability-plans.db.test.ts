import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { scansOf, statementsOf } from '#test/query-plans.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const DAY = 86_400_000;
const INSTRUCTORS = 12;
const LESSONS_EACH = 150;

let server: TestServer;
let school: School;
let instructor: Person;
let rule: string;

beforeAll(async () => {
  server = await startTestServer();
  const schools = [];
  for (let n = 0; n < 4; n += 1) schools.push(await aBusySchool());
  await server.asOwner((query) => query('ANALYZE'));
  ({ school, instructor } = schools[0] ?? fail());
  rule = (await instructor.get('/availability?limit=1')).body.items[0].id;
}, 120_000);
afterAll(() => server.stop());

function fail(): never {
  throw new Error('Nothing was made');
}

/** Instructors with weekly hours, a year of days off behind them, and a lesson each day to come. */
async function aBusySchool() {
  const made = await server.buildSchool({ timeZone: 'America/New_York' });
  const people: Person[] = [];
  for (let n = 0; n < INSTRUCTORS; n += 1) people.push(await made.instructor());
  for (const person of people) await made.available(person);
  const now = server.clock.now().getTime();
  await made.inScope(async ({ tx, tenantId }) => {
    const days = Array.from({ length: LESSONS_EACH }, (_, n) => n);
    const daysOff = people.flatMap(({ id: instructorId }) =>
      days.map((n) => ({ tenantId, id: uuidv7(), instructorId, kind: 'OFF' as const, date: new Date(now - (n + 2) * DAY) })),
    );
    await tx.availability.createMany({ data: daysOff });
    for (const { id: instructorId } of people) await tx.booking.createMany({ data: lessonsOf({ tenantId, instructorId, now }) });
  });
  return { school: made, instructor: people[0] ?? fail() };
}

/** The instructors stand in for students: any person of the school may be one for a row. */
const lessonsOf = ({ tenantId, instructorId, now }: { tenantId: string; instructorId: string; now: number }) =>
  Array.from({ length: LESSONS_EACH }, (_, n) => {
    const startsAt = new Date(now + (n + 1) * DAY + 6 * 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    return { tenantId, id: uuidv7(), status: 'ASSIGNED' as const, startsAt, endsAt, instructorId, studentId: instructorId };
  });

/** Asked of anyone, now and then: whether their session is still good. */
const WHO_ASKS = /"public"\."session"|\bsession\b/;

const ASKED: [string, () => PromiseLike<{ status: number; body: { total?: number } }>][] = [
  ['a preview', () => instructor.post('/availability/preview').send({ remove: [rule] })],
  ['a preview of a year off', () => instructor.post('/availability/preview').send({ daysOff: { from: '2026-06-02', to: '2027-06-02' } })],
  ['a week off', () => instructor.post('/availability/days-off').send({ from: '2026-06-02', to: '2026-06-08' })],
  ['a copied week', () => instructor.post('/availability/copy').send({ fromWeek: '2026-W23', toWeeks: ['2026-W24', '2026-W25'] })],
  ['a standard week', () => instructor.post('/availability/standard').send({ fromWeek: '2026-W26', effectiveFrom: '2026-07-01' })],
  ['a changed rule', () => instructor.patch(`/availability/${rule}`).send({ endTime: '17:00' })],
  ['a removed rule', () => instructor.post('/availability/remove').send({ ids: [rule] })],
];

describe('what a change of availability asks of a school full of lessons', () => {
  it.each(ASKED)('%s is found by indexes that begin with the school', async (_what, ask) => {
    const statements = await statementsOf(server.services, async () => {
      const { status, body } = await ask();
      expect(status, JSON.stringify(body)).toBe(200);
    });
    const scans = [];
    for (const statement of statements.filter(({ text }) => !WHO_ASKS.test(text) && !/^\s*INSERT/.test(text)))
      scans.push(...(await scansOf(server.services, school.id, statement)));
    const about = scans.filter(({ table }) => ['availability', 'booking'].includes(table));
    expect(about.length).toBeGreaterThan(0);
    expect(about.filter(({ kind, condition }) => !kind.includes('Index') || !/^\(+tenant_id = /.test(condition))).toEqual([]);
  });

  it('a preview of 150 lessons takes less than a second', async () => {
    const began = performance.now();
    const { body } = await instructor.post('/availability/preview').send({ daysOff: { from: '2026-06-09', to: '2027-05-31' } });
    expect(body.total).toBeGreaterThan(100);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
