import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findings } from '#contract';
import { scansOf, statementsOf } from '#test/query-plans.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { findingsFor, type Lesson, remindOfDocuments } from './index.ts';

let server: TestServer;
let school: School;

beforeAll(async () => {
  server = await startTestServer();
  school = await server.buildSchool();
});
afterAll(() => server.stop());

const MODES = findings.RULE_KEYS.map((rule) => ({ rule, mode: 'WARN' as const, amount: findings.RULES[rule].amount?.value ?? null }));

/** Every rule on, and as many instructors as asked for. */
async function candidates(count: number): Promise<Lesson[]> {
  const { id: studentId } = await school.student();
  const { id: resourceId } = await school.resource();
  const startsAt = new Date('2026-06-10T09:00:00.000Z');
  const instructors = await Promise.all(Array.from({ length: count }, () => school.instructor()));
  await school.inScope(async ({ tx, tenantId, now }) => {
    await tx.ruleSetting.createMany({ data: MODES.map((each) => ({ ...each, tenantId, updatedAt: now })), skipDuplicates: true });
    const paper = { tenantId, kind: 'MEDICAL' as const, title: 'Class 2', validFrom: new Date('2026-01-01') };
    await tx.personDocument.createMany({ data: instructors.map(({ id }) => ({ ...paper, id: uuidv7(), userId: id })) });
  });
  return instructors.map(({ id: instructorId }) => ({ studentId, instructorId, resourceId, startsAt }));
}

describe('the findings of many lessons', () => {
  it('take as many queries as those of one', async () => {
    const [one, many] = [await candidates(1), await candidates(30)];
    const heard = async (lessons: Lesson[]) =>
      (await statementsOf(server.services, () => school.inScope((scope) => findingsFor(scope, lessons)))).length;
    expect(await heard(many)).toBe(await heard(one));
    expect(await heard(many)).toBeLessThanOrEqual(8);
  });

  it('are those of each by itself', async () => {
    const lessons = await candidates(4);
    const together = await school.inScope((scope) => findingsFor(scope, lessons));
    for (const [at, lesson] of lessons.entries()) {
      expect(await school.inScope((scope) => findingsFor(scope, [lesson]))).toEqual([together[at]]);
    }
  });

  it('and the sweep of what lapses find their rows by indexes that begin with the school', async () => {
    const lessons = await candidates(2);
    await crowd();
    const statements = await statementsOf(server.services, () =>
      school.inScope(async (scope) => {
        await findingsFor(scope, lessons);
        await remindOfDocuments(scope);
      }),
    );
    const scans = [];
    for (const statement of statements) scans.push(...(await scansOf(server.services, school.id, statement)));
    for (const table of ['booking', 'person_document', 'account_hold']) {
      const ofTable = scans.filter((scan) => scan.table === table && !/claimed/.test(scan.condition));
      expect(ofTable.length, table).toBeGreaterThan(0);
      for (const { kind, condition } of ofTable) expect(`${kind} ${condition}`, table).toMatch(/Index.* .*tenant_id/);
    }
  });
});

/** Neighbours with many people, papers, lessons and holds. */
async function crowd(): Promise<void> {
  for (let n = 0; n < 5; n += 1) {
    const neighbour = await server.buildSchool();
    const admin = await neighbour.admin();
    await neighbour.inScope(async ({ tx, tenantId, now }) => {
      const ids = Array.from({ length: 400 }, () => uuidv7());
      const person = { tenantId, role: 'STUDENT' as const, status: 'ACTIVE' as const };
      await tx.user.createMany({ data: ids.map((id) => ({ ...person, id, email: `${id}@example.test`, fullName: id })) });
      const paper = { tenantId, kind: 'MEDICAL' as const, title: 'Class 2', validFrom: new Date('2026-01-01') };
      const until = (at: number) => new Date(Date.UTC(2026, 0, 1 + (at % 700)));
      const papers = ids.flatMap((userId, at) => [0, 1].map((each) => ({ ...paper, id: uuidv7(), userId, validUntil: until(at + each) })));
      await tx.personDocument.createMany({ data: papers });
      const hold = { tenantId, reason: 'Unpaid', placedById: admin.id, placedAt: now };
      await tx.accountHold.createMany({ data: ids.map((userId) => ({ ...hold, id: uuidv7(), userId })) });
      const startsAt = (at: number) => new Date(Date.UTC(2026, 0, 1, at));
      const lesson = (studentId: string, at: number) => ({
        ...{ tenantId, id: uuidv7(), studentId, instructorId: admin.id, status: 'COMPLETED' as const },
        ...{ startsAt: startsAt(at), endsAt: startsAt(at + 1) },
      });
      await tx.booking.createMany({ data: ids.flatMap((id, at) => [at, at + 400].map((hour) => lesson(id, hour))) });
    });
  }
  await server.asOwner((query) => query('ANALYZE'));
}
