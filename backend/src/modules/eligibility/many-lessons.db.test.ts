import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findings } from '#contract';
import { statementsOf } from '#test/query-plans.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { findingsFor, type Lesson } from './index.ts';

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
});
