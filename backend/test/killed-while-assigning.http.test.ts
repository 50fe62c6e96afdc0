import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { connectDatabase, type Database } from '#src/database/client.ts';
import { scopeRunner } from '#src/database/scope.ts';

import { createTestClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { buildServer, startFlightline } from './flightline-process.ts';
import { buildSchool, type School } from './school.ts';
import { testServices } from './server.ts';

const JWT_SECRET = 'known to tests alone, and long enough';
const ROUNDS = 6;
const AT_ONCE = 24;

let test: TestDatabase;
let app: Database;
let owner: Database;

beforeAll(async () => {
  await buildServer();
  test = await createTestDatabase();
  app = connectDatabase({ url: test.url, onConnectionLost: () => undefined });
  owner = connectDatabase({ url: test.url, onConnectionLost: () => undefined, as: 'owner' });
}, 60_000);
afterAll(async () => {
  await Promise.all([app.close(), owner.close()]);
  await test.drop();
});

/** Approved lessons that overlap in pairs: half of them cannot be assigned to one instructor. */
async function approvedLessons(school: School, round: number): Promise<string[]> {
  const students = await Promise.all(Array.from({ length: AT_ONCE }, () => school.student()));
  return school.inScope(async ({ tx, tenantId, now }) => {
    const first = now.getTime() + (round * 30 + 1) * 86_400_000;
    const rows = students.map(({ id: studentId }, n) => {
      const startsAt = new Date(first + Math.floor(n / 2) * 3_600_000 + (n % 2) * 600_000);
      return { tenantId, id: uuidv7(), studentId, status: 'APPROVED' as const, startsAt, endsAt: new Date(startsAt.getTime() + 3_000_000) };
    });
    await tx.booking.createMany({ data: rows });
    return rows.map(({ id }) => id);
  });
}

describe('a process that is killed while it assigns', () => {
  it('leaves no half change: lesson, audit row and messages exist together or not at all', async () => {
    const { services } = testServices({ database: app, clock: createTestClock(new Date()), env: { JWT_SECRET } });
    let acknowledged = 0;
    const build = (url: string) => buildSchool({ services, url, asOwner: scopeRunner(owner, () => undefined) });
    for (let round = 0; round < ROUNDS; round += 1) {
      const flightline = startFlightline({
        DATABASE_URL: test.url,
        JWT_SECRET,
        SEED_DEMO: '0',
        RATE_LIMIT_BOOKING_MAX: '100000',
        LOG_LEVEL: 'silent',
      });
      const school = await build(await flightline.ready());
      const [admin, instructor] = [await school.admin(), await school.instructor()];
      const ids = await approvedLessons(school, round);
      const body = { instructorId: instructor.id, override: true, overrideReason: 'Test' };
      const assigned: string[] = [];
      const assign = async (id: string) => {
        const { status } = await admin.post(`/bookings/${id}/assign`).send(body);
        if (status === 200) assigned.push(id);
        // In the midst of the others, which are at every stage of theirs.
        if (assigned.length > round) flightline.child.kill('SIGKILL');
      };
      await Promise.all(ids.map((id) => assign(id).catch(() => undefined)));
      await flightline.ended();
      acknowledged += assigned.length;
      await expectWhole(school, assigned);
    }
    // Each round had at least its number of acknowledged assigns, and was killed before it had them all.
    expect(acknowledged).toBeGreaterThanOrEqual((ROUNDS * (ROUNDS + 1)) / 2);
    expect(acknowledged).toBeLessThan((ROUNDS * AT_ONCE) / 2);
  }, 120_000);
});

/** Every acknowledged write is there, and none is there in part. */
async function expectWhole(school: School, acknowledged: string[]): Promise<void> {
  // The killed process's backends may live for a moment longer.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const lessons = await school.inScope(({ tx, tenantId }) =>
    tx.booking.findMany({ where: { tenantId, status: 'ASSIGNED' }, orderBy: { startsAt: 'asc' } }),
  );
  const ids = lessons.map(({ id }) => id).sort();
  expect(ids).toEqual(expect.arrayContaining(acknowledged));
  expect((await school.auditRows('schedule.booking.assign')).map(({ resourceId }) => resourceId).sort()).toEqual(ids);
  const told = (await school.outbox('booking.assigned')).map(({ payload }) => (payload as { bookingId: string }).bookingId);
  expect(told.sort()).toEqual(ids.flatMap((id) => [id, id]));
  lessons.slice(1).forEach((lesson, index) => expect(lesson.startsAt >= (lessons[index]?.endsAt ?? lesson.startsAt)).toBe(true));
  const admin = await school.inScope(({ tx, tenantId }) => tx.auditHead.findUnique({ where: { tenantId } }));
  expect(Number(admin?.seq ?? 0)).toBe((await school.auditRows()).length);
}
