import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

/** A Monday, 07:00 in New York. */
const NOW = new Date('2026-03-02T12:00:00.000Z');
/** Thursday evening in New York, when it is Friday in UTC. */
const LATE = at('2026-03-06T01:00:00.000Z');
const FRIDAY = at('2026-03-06T15:00:00.000Z');

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

function at(startsAt: string) {
  return { startsAt, endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString() };
}

async function setting() {
  const school = await server.buildSchool({ timeZone: 'America/New_York' });
  const [admin, instructor, student] = [
    await school.admin(),
    await school.instructor({ fullName: 'Jonas L' }),
    await school.student({ fullName: 'Ada R' }),
  ];
  await school.available(instructor, ['00:00', '24:00']);
  const set = async (rule: string, mode: string, amount?: number) => {
    expect((await admin.put('/rules').send({ items: [{ rule, mode, ...(amount && { amount }) }] })).status).toBe(200);
  };
  const give = async (who: Person, body: object) => {
    const { status, body: made } = await admin
      .post(`/users/${who.id}/documents`)
      .send({ kind: 'MEDICAL', title: 'Paper', validFrom: '2025-01-01', ...body });
    expect(status).toBe(201);
    return made;
  };
  const book = (body: object = FRIDAY) => student.post('/bookings').send(body);
  const bookFor = (body: object = {}) => admin.post('/bookings').send({ ...FRIDAY, studentId: student.id, ...body });
  const approve = (id: string, body: object = {}) => admin.post(`/bookings/${id}/approve`).send({ instructorId: instructor.id, ...body });
  return { school, admin, instructor, student, set, give, book, bookFor, approve };
}

const OVERRIDE = { overrideRules: true, overrideReason: 'The new medical is in the post' };
const blockedBy = (rule: string) => ({ status: 409, code: 'RULE_BLOCKED', findings: [expect.objectContaining({ rule, mode: 'BLOCK' })] });

describe('GET and PUT /rules', () => {
  it('begin with all rules off but the hold', async () => {
    const { admin } = await setting();
    const { items, version } = (await admin.get('/rules')).body;
    expect(version).toBe(1);
    expect(items.filter(({ mode }: { mode: string }) => mode !== 'OFF')).toEqual([{ rule: 'ACCOUNT_HOLD', mode: 'BLOCK', amount: null }]);
  });

  it.each([
    ['no rule', []],
    ['a rule nobody knows', [{ rule: 'MOON_PHASE', mode: 'BLOCK' }]],
    ['a mode nobody knows', [{ rule: 'STUDENT_MEDICAL', mode: 'MAYBE' }]],
    [
      'a rule twice',
      [
        { rule: 'STUDENT_MEDICAL', mode: 'OFF' },
        { rule: 'STUDENT_MEDICAL', mode: 'WARN' },
      ],
    ],
    ['a number for a rule that counts nothing', [{ rule: 'STUDENT_MEDICAL', mode: 'WARN', amount: 3 }]],
    ['a limit of nothing', [{ rule: 'WEEKLY_LIMIT', mode: 'WARN', amount: 0 }]],
    ['a limit beyond every week', [{ rule: 'WEEKLY_LIMIT', mode: 'WARN', amount: 101 }]],
    ['an unknown field', [{ rule: 'STUDENT_MEDICAL', mode: 'WARN', note: 'x' }]],
  ])('refuse %s', async (_what, items) => {
    const { admin } = await setting();
    expect((await admin.put('/rules').send({ items })).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('refuse an old version, audit what changed alone, and change one school only', async () => {
    const { school, admin, set } = await setting();
    await set('WEEKLY_LIMIT', 'BLOCK', 3);
    await set('WEEKLY_LIMIT', 'BLOCK', 3);
    const stale = admin
      .put('/rules')
      .set('If-Match', '"1"')
      .send({ items: [{ rule: 'STUDENT_MEDICAL', mode: 'WARN' }] });
    expect((await stale).body.code).toBe('STALE_VERSION');
    expect((await school.auditRows('tenant.rules_change')).map(({ before, after }) => [before, after])).toEqual([
      [{ rules: ['WEEKLY_LIMIT OFF 5'] }, { rules: ['WEEKLY_LIMIT BLOCK 3'] }],
    ]);
    const neighbour = await (await server.buildSchool()).admin();
    expect((await neighbour.get('/rules')).body.version).toBe(1);
  });
});

describe('a student’s medical', () => {
  it('blocks a request in plain words, judged at the lesson’s own date at the school', async () => {
    const { student, set, give, book } = await setting();
    await set('STUDENT_MEDICAL', 'BLOCK');
    await give(student, { validUntil: '2026-03-05' });
    const refused = (await book()).body;
    expect(refused).toMatchObject(blockedBy('STUDENT_MEDICAL'));
    expect(refused.detail).toBe('There is no medical of yours on file that is valid on 6 March 2026. Please bring it to the school.');
    expect((await book(LATE)).status).toBe(201);
  });

  it('lets an admin override with a reason, which is audited; nobody else', async () => {
    const { school, student, set, book, bookFor } = await setting();
    await set('STUDENT_MEDICAL', 'BLOCK');
    expect((await bookFor()).body).toMatchObject({ ...blockedBy('STUDENT_MEDICAL'), detail: 'Ada R has no medical on file.' });
    expect((await bookFor({ overrideRules: true })).body.errors).toMatchObject([{ path: 'overrideReason' }]);
    expect((await book({ ...FRIDAY, ...OVERRIDE })).status).toBe(403);
    expect((await bookFor(OVERRIDE)).status).toBe(201);
    expect(await school.auditRows('schedule.booking.create')).toMatchObject([
      { after: { override: { reason: OVERRIDE.overrideReason, rules: [`STUDENT_MEDICAL ${student.id}`] } } },
    ]);
  });

  it('leaves no trace of an override that nothing asked for', async () => {
    const { school, bookFor } = await setting();
    expect((await bookFor(OVERRIDE)).status).toBe(201);
    expect((await school.auditRows('schedule.booking.create'))[0]?.after).not.toHaveProperty('override');
  });

  it('only warns where the school says so', async () => {
    const { instructor, admin, set, book } = await setting();
    await set('STUDENT_MEDICAL', 'WARN');
    const { id } = (await book()).body;
    for (const staff of [admin, instructor]) {
      expect((await staff.get(`/bookings/${id}/findings`)).body.items).toMatchObject([{ rule: 'STUDENT_MEDICAL', mode: 'WARN' }]);
    }
  });

  it('is judged again when assigning, moving and completing; a lesson that was overridden can be completed', async () => {
    const { admin, instructor, student, set, give, book, approve } = await setting();
    const medical = await give(student, { validUntil: '2026-03-31' });
    await set('STUDENT_MEDICAL', 'BLOCK');
    const [first, second] = [(await book(at('2026-03-02T13:00:00.000Z'))).body.id, (await book(at('2026-03-02T15:00:00.000Z'))).body.id];
    const later = at('2026-04-01T15:00:00.000Z');
    expect((await student.post(`/bookings/${first}/reschedule`).send(later)).body).toMatchObject(blockedBy('STUDENT_MEDICAL'));
    expect((await approve(first)).status).toBe(200);
    await admin.patch(`/documents/${medical.id}`).send({ validUntil: '2026-03-01' });
    expect((await approve(second)).body).toMatchObject(blockedBy('STUDENT_MEDICAL'));
    expect((await approve(second, OVERRIDE)).body.status).toBe('ASSIGNED');
    server.clock.advance(6 * 3_600_000);
    const complete = (by: Person, id: string, body: object = {}) => by.post(`/bookings/${id}/complete`).send(body);
    expect((await complete(instructor, first)).body).toMatchObject(blockedBy('STUDENT_MEDICAL'));
    expect((await complete(instructor, first, OVERRIDE)).status).toBe(403);
    expect((await complete(admin, first, OVERRIDE)).body.status).toBe('COMPLETED');
    expect((await complete(instructor, second)).body.status).toBe('COMPLETED');
    expect((await instructor.get(`/bookings/${second}/findings`)).body.items).toEqual([]);
    server.clock.advance(-6 * 3_600_000);
  });
});

describe('an instructor', () => {
  it.each([
    ['INSTRUCTOR_MEDICAL', { kind: 'MEDICAL' }],
    ['INSTRUCTOR_LICENCE', { kind: 'LICENCE' }],
    ['INSTRUCTOR_QUALIFIED', { kind: 'RATING', aircraftType: 'c-172' }],
  ])('is not assigned against %s until the paper is on file', async (rule, paper) => {
    const { school, instructor, set, give, book, approve } = await setting();
    const { id: resourceId } = await school.resource({ model: 'C172' });
    await set(rule, 'BLOCK');
    const { id } = (await book({ ...FRIDAY, resourceId })).body;
    await give(instructor, { kind: 'INSURANCE' });
    const archived = await give(instructor, paper);
    await (await school.admin()).delete(`/documents/${archived.id}`);
    expect((await approve(id)).body).toMatchObject(blockedBy(rule));
    await give(instructor, paper);
    expect((await approve(id)).body.status).toBe('ASSIGNED');
  });

  it('needs recent lessons with the type, where the school asks for them', async () => {
    const { school, instructor, set, book, approve } = await setting();
    const { id: resourceId } = await school.resource({ model: 'PA28' });
    await set('INSTRUCTOR_RECENCY', 'BLOCK', 30);
    const { id } = (await book({ ...FRIDAY, resourceId })).body;
    await flown(school, { instructorId: instructor.id, resourceId: null, startsAt: '2026-03-01T15:00:00.000Z' });
    await flown(school, { instructorId: instructor.id, resourceId, startsAt: '2026-02-03T15:00:00.000Z' });
    expect((await approve(id)).body).toMatchObject({
      ...blockedBy('INSTRUCTOR_RECENCY'),
      detail: 'Jonas L has completed no lesson with PA28 in the 30 days before 6 March 2026.',
    });
    await flown(school, { instructorId: instructor.id, resourceId, startsAt: '2026-02-04T15:00:00.000Z' });
    expect((await approve(id)).body.status).toBe('ASSIGNED');
  });
});

describe('a student', () => {
  it('needs a licence and recent lessons, one rule each', async () => {
    const { school, instructor, student, set, give, book } = await setting();
    await set('STUDENT_LICENCE', 'BLOCK');
    await set('STUDENT_RECENCY', 'BLOCK', 10);
    expect((await book()).body.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['STUDENT_LICENCE', 'STUDENT_RECENCY']);
    await give(student, { kind: 'LICENCE' });
    expect((await book()).body).toMatchObject(blockedBy('STUDENT_RECENCY'));
    await flown(school, { studentId: student.id, instructorId: instructor.id, startsAt: '2026-02-25T15:00:00.000Z' });
    expect((await book()).status).toBe(201);
  });

  it('is told to speak to the school while on hold, never why', async () => {
    const { admin, student, set, book, bookFor } = await setting();
    await admin.post(`/users/${student.id}/hold`).send({ reason: 'Owes us a fortune' });
    const refused = (await book()).body;
    expect(refused).toMatchObject({ ...blockedBy('ACCOUNT_HOLD'), detail: 'Your account is on hold. Please speak to the school.' });
    expect(JSON.stringify(refused)).not.toContain('fortune');
    expect((await bookFor()).body).toMatchObject(blockedBy('ACCOUNT_HOLD'));
    await set('ACCOUNT_HOLD', 'OFF');
    expect((await book()).status).toBe(201);
  });

  it('has completed the course that bookings ask for, also where an admin books', async () => {
    const { school, admin, set, bookFor } = await setting();
    const { id } = await school.course('Briefing');
    const moduleId = (await admin.post(`/courses/${id}/modules`).send({ title: 'All' })).body.id;
    await admin.post(`/modules/${moduleId}/lessons`).send({ title: 'Read', type: 'TEXT' });
    await admin.patch('/settings').send({ bookingCourseId: id });
    await set('REQUIRED_COURSE', 'BLOCK');
    expect((await bookFor()).body).toMatchObject({ ...blockedBy('REQUIRED_COURSE'), detail: 'Ada R has not completed “Briefing”.' });
  });

  it('books no more than the weekly limit, whose weeks begin on Monday at the school', async () => {
    const { student, set, book } = await setting();
    await set('WEEKLY_LIMIT', 'BLOCK', 2);
    const first = (await book(at('2026-03-05T15:00:00.000Z'))).body;
    expect((await book()).status).toBe(201);
    // Sunday 20:00 at the school, Monday in UTC.
    const sunday = at('2026-03-09T00:00:00.000Z');
    expect((await book(sunday)).body).toMatchObject(blockedBy('WEEKLY_LIMIT'));
    expect((await book(at('2026-03-09T14:00:00.000Z'))).status).toBe(201);
    expect((await student.post(`/bookings/${first.id}/reschedule`).send(sunday)).status).toBe(200);
    await student.post(`/bookings/${first.id}/cancel`).send({ reason: 'STUDENT' });
    expect((await book(at('2026-03-07T15:00:00.000Z'))).status).toBe(201);
  });

  it('gets one of two requests made at once where one is the limit, in every round', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { student, set } = await setting();
      await set('WEEKLY_LIMIT', 'BLOCK', 1);
      const times = [FRIDAY, at('2026-03-05T15:00:00.000Z'), at('2026-03-04T15:00:00.000Z')];
      const answers = await Promise.all(times.map((time) => student.post('/bookings').send(time)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    }
  });
});

describe('GET /bookings/:id/findings', () => {
  it('is for staff of the school', async () => {
    const { student, book } = await setting();
    const { id } = (await book()).body;
    expect((await student.get(`/bookings/${id}/findings`)).status).toBe(403);
    const stranger = await (await server.buildSchool()).instructor();
    expect((await stranger.get(`/bookings/${id}/findings`)).status).toBe(404);
  });
});

type Given = { studentId?: string; instructorId: string; resourceId?: string | null; startsAt: string };

/** A lesson that was completed. */
async function flown(school: School, { startsAt, instructorId, resourceId = null, ...given }: Given): Promise<void> {
  const studentId = given.studentId ?? (await school.student()).id;
  const period = { startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + 3_600_000) };
  await school.inScope(async ({ tx, tenantId }) => {
    const data = { tenantId, id: uuidv7(), status: 'COMPLETED' as const, studentId, instructorId, resourceId, ...period };
    await tx.booking.create({ data, select: { id: true } });
  });
}
