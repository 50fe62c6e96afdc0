import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

const single = (id: string, right: string, points = 1) => ({
  ...{ id, kind: 'SINGLE', prompt: `${id}?`, points },
  options: ['a', 'b', 'c'].map((option) => ({ id: option, text: option.toUpperCase(), correct: option === right })),
});

/** The key is wrong: q1 says a where b is right. */
const WRONG = [single('q1', 'a'), single('q2', 'a')];
const RIGHT = [single('q1', 'b'), single('q2', 'a')];

async function aQuiz(settings: object = {}) {
  const school = await server.buildSchool();
  const author = await school.instructor();
  const course = (await author.post('/courses').send({ title: 'Radio' })).body.id as string;
  const moduleId = (await author.post(`/courses/${course}/modules`).send({ title: 'Words' })).body.id as string;
  const lesson = { title: 'Asked', type: 'QUIZ', quiz: { questions: WRONG, passPercent: 100, ...settings } };
  const quiz = (await author.post(`/modules/${moduleId}/lessons`).send(lesson)).body.id as string;
  await author.patch(`/courses/${course}`).send({ status: 'PUBLISHED' });
  const correct = (questions: object[] = RIGHT) => author.patch(`/lessons/${quiz}`).send({ quiz: { questions } });
  return { school, author, quiz, moduleId, correct };
}

async function take(student: Person, quiz: string, q1: string, q2 = 'a'): Promise<string> {
  const { id } = (await student.post(`/lessons/${quiz}/attempts`).send({})).body;
  expect((await student.post(`/attempts/${id}/submit`).send({ answers: { q1: [q1], q2: [q2] } })).status).toBe(200);
  server.clock.advance(60_000);
  return id as string;
}

const preview = async (author: Person, quiz: string) => (await author.post(`/lessons/${quiz}/regrade/preview`).send({})).body;
const regrade = (author: Person, quiz: string) => author.post(`/lessons/${quiz}/regrade`).send({});
const undo = (author: Person, id: string) => author.post(`/regrades/${id}/undo`).send({});

/** All that a regrade may touch, byte for byte; an attempt's version only ever grows. */
const stateOf = (school: School) =>
  school.inScope(
    ({ tx, tenantId }) =>
      tx.$queryRaw<{ row: string }[]>`
      SELECT id::text || quiz::text || answers::text || status || score || '/' || max_score || '/' || percent || passed || submitted_at AS row
      FROM quiz_attempt WHERE tenant_id = ${tenantId}::uuid AND status <> 'IN_PROGRESS'
      UNION ALL SELECT p::text FROM lesson_progress p WHERE tenant_id = ${tenantId}::uuid ORDER BY 1`,
  );

describe('a regrade', () => {
  it('is refused to students, for texts, of other schools, against an old version, and where nothing would change', async () => {
    const { school, author, quiz, moduleId, correct } = await aQuiz();
    const student = await school.student();
    const stranger = await (await server.buildSchool()).admin();
    for (const path of [`/lessons/${quiz}/regrade`, `/lessons/${quiz}/regrade/preview`]) {
      expect((await student.post(path).send({})).status).toBe(403);
      expect((await stranger.post(path).send({})).status).toBe(404);
    }
    const text = (await author.post(`/modules/${moduleId}/lessons`).send({ title: 'T', type: 'TEXT' })).body.id as string;
    expect((await regrade(author, text)).body.code).toBe('UNPROCESSABLE');
    await take(student, quiz, 'a');
    expect((await regrade(author, quiz)).body.code).toBe('UNPROCESSABLE');
    await correct();
    expect((await author.post(`/lessons/${quiz}/regrade`).set('If-Match', '"1"').send({})).body.code).toBe('STALE_VERSION');
    expect((await author.get(`/lessons/${quiz}/regrades`)).body.items).toEqual([]);
  });

  it('tells beforehand exactly what it then does', async () => {
    const { school, author, quiz, correct } = await aQuiz();
    const [ann, bob, cat] = [
      await school.student({ fullName: 'Ann' }),
      await school.student({ fullName: 'Bob' }),
      await school.student({ fullName: 'Cat' }),
    ];
    const passing = await take(ann, quiz, 'a');
    const failing = await take(bob, quiz, 'b');
    await take(cat, quiz, 'c');
    await correct();
    const before = await stateOf(school);
    const told = await preview(author, quiz);
    const [full, half] = [
      { score: 2, maxScore: 2, percent: 100, passed: true },
      { score: 1, maxScore: 2, percent: 50, passed: false },
    ];
    expect(told).toMatchObject({ attempts: 3, changed: 2, rewritten: 3, gained: 1, lost: 1, lessonVersion: 2 });
    expect(told.items).toEqual([
      { attemptId: passing, student: { id: ann.id, fullName: 'Ann' }, number: 1, before: full, after: half, completion: 'LOSES' },
      { attemptId: failing, student: { id: bob.id, fullName: 'Bob' }, number: 1, before: half, after: full, completion: 'GAINS' },
    ]);
    expect(await stateOf(school)).toEqual(before);

    const done = await author.post(`/lessons/${quiz}/regrade`).set('If-Match', '"2"').send({});
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({ number: 1, lessonVersion: 2, attempts: 3, changed: 2, gained: 1, lost: 1, can: { undo: true } });
    expect((await bob.post(`/attempts/${failing}/submit`).send({})).body).toMatchObject({ percent: 100, passed: true, incorrect: [] });
    expect((await ann.post(`/attempts/${passing}/submit`).send({})).body.incorrect).toMatchObject([{ questionId: 'q1', correct: ['b'] }]);
    expect([(await ann.get(`/lessons/${quiz}`)).body.completed, (await bob.get(`/lessons/${quiz}`)).body.completed]).toEqual([false, true]);
    expect((await preview(author, quiz)).rewritten).toBe(0);
  });

  it('tells the students whose result changed, and the log', async () => {
    const { school, author, quiz, correct } = await aQuiz();
    const [ann, cat] = [await school.student(), await school.student()];
    const id = await take(ann, quiz, 'b');
    await take(cat, quiz, 'c');
    await correct();
    await regrade(author, quiz);
    const queued = await school.outbox('quiz.regraded');
    expect(queued.map(({ recipientId, payload }) => [recipientId, payload])).toEqual([
      [ann.id, expect.objectContaining({ attemptId: id, title: 'Asked', before: 50, after: 100, passed: true, completion: 'GAINS' })],
    ]);
    const [row] = await school.auditRows('attempt.regrade');
    expect(row).toMatchObject({
      resourceId: id,
      userId: author.id,
      before: { percent: 50, passed: false },
      after: { percent: 100, passed: true },
    });
    expect((await school.auditRows('quiz.regrade')).map(({ after }) => after)).toMatchObject([
      { attempts: 2, changed: 1, gained: 1, lost: 0 },
    ]);
  });

  it('is undone to the last byte, the latest first, and once', async () => {
    const { school, author, quiz, correct } = await aQuiz({ questions: [{ ...single('q1', 'a'), points: 0.37 }, single('q2', 'a', 0.3)] });
    const students = [await school.student(), await school.student(), await school.student()];
    const given = ['a', 'b', 'c'];
    for (const [index, student] of students.entries()) await take(student, quiz, given[index] ?? 'a');
    const before = await stateOf(school);
    await correct();
    const first = (await regrade(author, quiz)).body.id as string;
    const between = await stateOf(school);
    await correct([single('q1', 'c'), single('q2', 'a')]);
    const second = (await regrade(author, quiz)).body.id as string;
    expect((await undo(author, first)).body).toMatchObject({ code: 'INVALID_TRANSITION', from: 'SUPERSEDED' });
    expect((await undo(author, second)).body).toMatchObject({ undoneBy: { id: author.id }, can: { undo: false } });
    expect(await stateOf(school)).toEqual(between);
    expect((await undo(author, second)).body).toMatchObject({ code: 'INVALID_TRANSITION', from: 'UNDONE' });
    expect((await undo(author, first)).status).toBe(200);
    expect(await stateOf(school)).toEqual(before);
    const stranger = await (await server.buildSchool()).admin();
    expect((await undo(stranger, first)).status).toBe(404);
    const list = (await author.get(`/lessons/${quiz}/regrades?limit=1`)).body;
    const rest = (await author.get(`/lessons/${quiz}/regrades?limit=1&cursor=${list.nextCursor}`)).body;
    expect([list, rest].map(({ items }) => items[0].number)).toEqual([2, 1]);
    expect((await school.auditRows('quiz.regrade_undo')).length).toBe(2);
  });

  it('leaves the completion to who passed otherwise, also when it is undone', async () => {
    const { school, author, quiz, correct } = await aQuiz();
    const [ann, bob] = [await school.student(), await school.student()];
    await take(ann, quiz, 'a');
    await take(ann, quiz, 'b');
    await take(bob, quiz, 'b');
    await correct();
    // Ann's first attempt fails now, her second passes: nothing of hers is gained or lost.
    expect(await preview(author, quiz)).toMatchObject({ changed: 3, gained: 1, lost: 0 });
    const { id } = (await regrade(author, quiz)).body;
    await take(bob, quiz, 'b');
    await undo(author, id as string);
    expect([(await ann.get(`/lessons/${quiz}`)).body.completed, (await bob.get(`/lessons/${quiz}`)).body.completed]).toEqual([true, true]);
  });

  it('loses no attempt that is handed in meanwhile, and no completion earned by it', async () => {
    const { school, author, quiz, correct } = await aQuiz();
    const students: Person[] = [];
    for (let index = 0; index < 6; index += 1) students.push(await school.student());
    for (const student of students) await take(student, quiz, 'a');
    await correct();
    // Each has a second attempt open, begun with the right key, that passes.
    const open: string[] = [];
    for (const student of students) open.push((await student.post(`/lessons/${quiz}/attempts`).send({})).body.id as string);
    const hand = (index: number) => students[index]?.post(`/attempts/${open[index]}/submit`).send({ answers: { q1: ['b'], q2: ['a'] } });
    const [done, ...handed] = await Promise.all([regrade(author, quiz), ...students.map((_student, index) => hand(index))]);
    expect([done.status, ...handed.map((answer) => answer?.status)]).toEqual([201, 200, 200, 200, 200, 200, 200]);
    for (const answer of handed) expect(answer?.body).toMatchObject({ percent: 100, passed: true });
    for (const student of students) expect((await student.get(`/lessons/${quiz}`)).body.completed).toBe(true);
    expect((await preview(author, quiz)).changed).toBe(0);
  });

  it('is one, however often it is asked for at once', async () => {
    const { school, author, quiz, correct } = await aQuiz();
    for (let index = 0; index < 3; index += 1) await take(await school.student(), quiz, 'b');
    await correct();
    const answers = await Promise.all(Array.from({ length: 4 }, () => regrade(author, quiz)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422, 422]);
  });
});

/** Hundreds of copies of one attempt, each of a student of its own. */
async function aCrowd(school: School, quiz: string, count: number) {
  await school.inScope(async ({ tx, tenantId, now }) => {
    const { quiz: document } = await tx.lesson.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: quiz } },
      select: { quiz: true },
    });
    const ids = Array.from({ length: count }, () => uuidv7());
    const people = ids.map((id, n) => ({ id, email: `${id}@example.test`, fullName: `Student ${n}` }));
    await tx.user.createMany({ data: people.map((each) => ({ ...each, tenantId, role: 'STUDENT' as const, status: 'ACTIVE' as const })) });
    const result = { score: 1, maxScore: 2, percent: 50, passed: false, status: 'SUBMITTED' as const };
    const place = { tenantId, lessonId: quiz, number: 1, startedAt: now, submittedAt: now, answers: { q1: ['b'], q2: ['a'] } };
    const data = ids.map((studentId) => ({ ...place, ...result, id: uuidv7(), studentId, quiz: document ?? {} }));
    await tx.quizAttempt.createMany({ data });
  });
}

describe('a crowd', () => {
  it('is regraded and restored in batches, and its figures are of all of it', { timeout: 60_000 }, async () => {
    const { school, author, quiz, correct } = await aQuiz();
    await aCrowd(school, quiz, 700);
    const before = await stateOf(school);
    await correct();
    expect(await preview(author, quiz)).toMatchObject({ attempts: 700, changed: 700, gained: 700 });
    const { body } = await regrade(author, quiz);
    expect(body).toMatchObject({ attempts: 700, changed: 700, gained: 700, lost: 0 });
    expect((await author.get(`/lessons/${quiz}/figures`)).body).toMatchObject({ attempts: 700, mean: 100, passRate: 1 });
    expect((await undo(author, body.id as string)).status).toBe(200);
    expect(await stateOf(school)).toEqual(before);
    expect((await school.auditRows('attempt.regrade')).length).toBe(700);
  });

  it('is read by indexes that begin with the school', async () => {
    const { school, quiz } = await aQuiz();
    const plans = await school.inScope(async ({ tx, tenantId }) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      const explain = async (sql: string) => JSON.stringify(await tx.$queryRawUnsafe(`EXPLAIN (FORMAT JSON) ${sql}`));
      const where = `tenant_id = '${tenantId}' AND lesson_id = '${quiz}' AND status <> 'IN_PROGRESS'`;
      return [
        await explain(`SELECT id FROM quiz_attempt WHERE ${where} ORDER BY id DESC LIMIT 250`),
        await explain(`SELECT id FROM quiz_attempt WHERE ${where} ORDER BY student_id, number LIMIT 250`),
        await explain(`SELECT id FROM regrade WHERE tenant_id = '${tenantId}' AND lesson_id = '${quiz}' ORDER BY number DESC LIMIT 21`),
      ];
    });
    expect(plans[0]).toContain('quiz_attempt_tenant_id_lesson_id_id_idx');
    expect(plans[1]).toContain('quiz_attempt_tenant_id_lesson_id_student_id_number_key');
    expect(plans[2]).toContain('regrade_tenant_id_lesson_id_number_key');
    for (const plan of plans) expect(plan).not.toMatch(/"Node Type":"(Sort|Seq Scan)"/);
  });
});
