import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { closeExpiredAttempts } from './attempts/close-attempt.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const MINUTE = 60_000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

const QUESTIONS = [
  {
    id: 'single',
    kind: 'SINGLE',
    prompt: 'One?',
    options: [
      { id: 'a', text: 'A', correct: true, feedback: 'Yes' },
      { id: 'b', text: 'B', correct: false, feedback: 'No' },
    ],
  },
  {
    id: 'many',
    kind: 'MULTIPLE',
    prompt: 'Some?',
    points: 2,
    options: ['a', 'b', 'c'].map((id) => ({ id, text: id, correct: id !== 'c' })),
  },
  { id: 'truth', kind: 'TRUE_FALSE', prompt: 'True?', correct: true, explanation: 'It is' },
  { id: 'number', kind: 'NUMERIC', prompt: 'How many?', value: 0.1, tolerance: 0.2 },
  { id: 'word', kind: 'SHORT_TEXT', prompt: 'Say it', accepted: [{ text: 'Squawk  VFR' }, { text: 'Squawk', percent: 50 }] },
  {
    id: 'pairs',
    kind: 'MATCHING',
    prompt: 'Match',
    points: 3,
    pairs: [
      { id: 'p1', left: 'L1', right: 'R1' },
      { id: 'p2', left: 'L2', right: 'R2' },
    ],
  },
];
const RIGHT = { single: ['a'], many: ['a', 'b'], truth: true, number: 0.3, word: ' squawk vfr', pairs: { p1: 'R1', p2: 'R2' } };

type Made = { school: School; author: Person; student: Person; quiz: string };

async function aQuiz(settings: object = {}): Promise<Made> {
  const school = await server.buildSchool();
  const [author, student] = [await school.instructor(), await school.student()];
  const course = (await author.post('/courses').send({ title: 'Radio' })).body.id;
  const courseModule = (await author.post(`/courses/${course}/modules`).send({ title: 'Words' })).body.id;
  const lesson = { title: 'Asked', type: 'QUIZ', quiz: { questions: QUESTIONS, ...settings } };
  const quiz = (await author.post(`/modules/${courseModule}/lessons`).send(lesson)).body.id;
  expect((await author.patch(`/courses/${course}`).send({ status: 'PUBLISHED' })).status).toBe(200);
  return { school, author, student, quiz };
}

const start = (student: Person, quiz: string) => student.post(`/lessons/${quiz}/attempts`).send({});
const submit = (student: Person, id: string, answers?: object) => student.post(`/attempts/${id}/submit`).send(answers ? { answers } : {});

describe('an attempt', () => {
  it('is for students, at a quiz that has questions', async () => {
    const { author, student, quiz } = await aQuiz();
    expect((await start(author, quiz)).status).toBe(403);
    const courseModule = (await author.get(`/lessons/${quiz}`)).body.moduleId;
    const text = (await author.post(`/modules/${courseModule}/lessons`).send({ title: 'T', type: 'TEXT' })).body.id;
    expect((await start(student, text)).body.code).toBe('UNPROCESSABLE');
    const empty = (await author.post(`/modules/${courseModule}/lessons`).send({ title: 'E', type: 'QUIZ', quiz: {} })).body.id;
    expect((await start(student, empty)).body.code).toBe('UNPROCESSABLE');
  });

  it('shows the questions without their answers, always alike, and is given again while it is open', async () => {
    const { student, quiz } = await aQuiz({ shuffle: true, timeLimitMinutes: 20 });
    const first = await start(student, quiz);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      status: 'IN_PROGRESS',
      startedAt: NOW.toISOString(),
      expiresAt: '2026-03-02T12:20:00.000Z',
      answers: {},
    });
    expect(first.body.questions.find(({ id }: { id: string }) => id === 'pairs')).toMatchObject({
      pairs: [
        { id: 'p1', left: 'L1' },
        { id: 'p2', left: 'L2' },
      ],
      rights: expect.arrayContaining(['R1', 'R2']),
    });
    const again = await start(student, quiz);
    expect([again.status, again.body.id, again.body.questions]).toEqual([200, first.body.id, first.body.questions]);
  });

  it('is one, however many start at once', async () => {
    const { school, student, quiz } = await aQuiz();
    const answers = await Promise.all(Array.from({ length: 10 }, () => start(student, quiz)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await school.inScope(({ tx, tenantId }) => tx.quizAttempt.count({ where: { tenantId } }))).toBe(1);
  });

  it('keeps each answer as it is given, and refuses one to no question', async () => {
    const { school, student, quiz } = await aQuiz();
    const { id } = (await start(student, quiz)).body;
    await student.patch(`/attempts/${id}`).send({ answers: { truth: true } });
    const { body } = await student.patch(`/attempts/${id}`).send({ answers: { single: ['b'], truth: null } });
    expect(body.answers).toEqual({ single: ['b'] });
    expect((await student.patch(`/attempts/${id}`).send({ answers: { other: true } })).body.code).toBe('VALIDATION_FAILED');
    expect((await student.get(`/attempts/${id}`)).body.answers).toEqual({ single: ['b'] });
    expect((await (await school.student()).get(`/attempts/${id}`)).status).toBe(404);
  });

  it('keeps the newest answer to each question: an older one that arrives late does not replace it', async () => {
    const { student, quiz } = await aQuiz({ timeLimitMinutes: 20 });
    const { id } = (await start(student, quiz)).body;
    server.clock.set(new Date(NOW.getTime() + 10 * MINUTE));
    const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE).toISOString();
    const save = (truth: boolean | null, minutes: number) =>
      student.patch(`/attempts/${id}`).send({ answers: { truth }, answeredAt: { truth: at(minutes) } });
    await save(true, 5);
    expect((await save(false, 3)).body).toMatchObject({ answers: { truth: true }, now: at(10) });
    expect((await save(null, 6)).body.answers).toEqual({});
    expect((await save(false, 5)).body.answers).toEqual({});
    // A clock that runs ahead counts as now, so that it does not win for ever.
    await save(false, 60);
    server.clock.set(new Date(NOW.getTime() + 11 * MINUTE));
    expect((await save(true, 11)).body.answers).toEqual({ truth: true });
    const late = { answers: { truth: false }, answeredAt: { truth: at(1) } };
    expect((await student.post(`/attempts/${id}/submit`).send(late)).body).toMatchObject({ status: 'SUBMITTED', score: 1 });
  });

  it('scores every kind exactly, and lists what was below full points', async () => {
    const { student, quiz } = await aQuiz();
    const full = await submit(student, (await start(student, quiz)).body.id, RIGHT);
    expect(full.body).toMatchObject({ score: 9, maxScore: 9, percent: 100, passed: true, incorrect: [] });
    const part = { single: ['b'], many: ['a'], number: 0.31, word: 'SQUAWK', pairs: { p1: 'R1', p2: 'R1' } };
    const { body } = await submit(student, (await start(student, quiz)).body.id, part);
    expect(body).toMatchObject({ score: 3, maxScore: 9, percent: 33.33, passed: false });
    expect(body.incorrect.map(({ questionId }: { questionId: string }) => questionId)).toEqual(QUESTIONS.map(({ id }) => id));
    expect(body.incorrect[0]).toMatchObject({ given: ['b'], correct: ['a'], feedback: 'No' });
    expect(body.incorrect[2]).toMatchObject({ given: null, correct: true, explanation: 'It is' });
  });

  it('handed in twice, and ten times at once, has one result and one audit row', async () => {
    const { school, student, quiz } = await aQuiz();
    const { id } = (await start(student, quiz)).body;
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => submit(student, id, n % 2 ? RIGHT : { truth: false })));
    const [first, ...others] = answers.map(({ body }) => body);
    for (const other of others) expect(other).toEqual(first);
    expect(await school.auditRows('quiz.submit')).toHaveLength(1);
    expect((await student.patch(`/attempts/${id}`).send({ answers: RIGHT })).body).toMatchObject({ status: 409, code: 'ATTEMPT_CLOSED' });
  });

  it('keeps its questions as they were, whatever the quiz becomes', async () => {
    const { author, student, quiz } = await aQuiz();
    const { id } = (await start(student, quiz)).body;
    await author.patch(`/lessons/${quiz}`).send({ quiz: { questions: [{ ...QUESTIONS[2], correct: false }] } });
    expect((await submit(student, id, RIGHT)).body).toMatchObject({ score: 9, percent: 100 });
    expect((await submit(student, (await start(student, quiz)).body.id, { truth: true })).body).toMatchObject({ score: 0, maxScore: 1 });
  });

  it.each([
    ['NEVER', {}, 0],
    ['AFTER_PASS', {}, 0],
    ['AFTER_PASS', { ...RIGHT, word: 'squawk' }, 1],
  ])('by the policy %s tells what was wrong only when it may', async (reviewPolicy, answers, told) => {
    const { student, quiz } = await aQuiz({ reviewPolicy });
    const { body } = await submit(student, (await start(student, quiz)).body.id, answers);
    expect(body.incorrect).toHaveLength(told);
  });
});

describe('limits', () => {
  it('of attempts hold, and the last open one is still given', async () => {
    const { student, quiz } = await aQuiz({ maxAttempts: 2 });
    await submit(student, (await start(student, quiz)).body.id);
    const { id } = (await start(student, quiz)).body;
    expect((await start(student, quiz)).body.id).toBe(id);
    await submit(student, id);
    expect((await start(student, quiz)).body).toMatchObject({ status: 409, code: 'NO_ATTEMPTS_LEFT' });
  });

  it('of time close an attempt with what was saved: by the next look, or by the job', async () => {
    const { school, student, quiz } = await aQuiz({ timeLimitMinutes: 10 });
    const { id } = (await start(student, quiz)).body;
    await student.patch(`/attempts/${id}`).send({ answers: RIGHT });
    server.clock.advance(10 * MINUTE);
    expect((await student.patch(`/attempts/${id}`).send({ answers: { truth: false } })).body.code).toBe('ATTEMPT_CLOSED');
    expect((await student.get(`/attempts/${id}`)).body).toMatchObject({
      status: 'EXPIRED',
      percent: 100,
      submittedAt: '2026-03-02T12:10:00.000Z',
    });
    const second = (await start(student, quiz)).body;
    expect(second.id).not.toBe(id);
    server.clock.advance(11 * MINUTE);
    await Promise.all([school.inScope(closeExpiredAttempts), school.inScope(closeExpiredAttempts)]);
    expect((await student.get('/attempts')).body.items).toMatchObject([
      { id: second.id, status: 'EXPIRED', percent: 0 },
      { id, status: 'EXPIRED' },
    ]);
    expect(await school.auditRows('quiz.submit')).toHaveLength(2);
  });
});

describe('progress and assignments', () => {
  it('count what was read and passed, lesson by lesson', async () => {
    const { school, author, student, quiz } = await aQuiz();
    const courseModule = (await author.get(`/lessons/${quiz}`)).body.moduleId;
    const text = (await author.post(`/modules/${courseModule}/lessons`).send({ title: 'Read', type: 'TEXT' })).body.id;
    expect((await student.post(`/lessons/${quiz}/complete`).send({})).body.code).toBe('UNPROCESSABLE');
    expect((await student.post(`/lessons/${text}/complete`).send({})).body).toMatchObject({
      lessons: 2,
      completed: 1,
      percent: 50,
      nextLessonId: quiz,
    });
    expect((await student.post(`/lessons/${text}/complete`).send({})).status).toBe(200);
    await submit(student, (await start(student, quiz)).body.id, {});
    expect((await student.get('/progress')).body.items[0].percent).toBe(50);
    await submit(student, (await start(student, quiz)).body.id, RIGHT);
    expect((await author.get(`/progress?studentId=${student.id}`)).body.items).toMatchObject([
      { completed: 2, percent: 100, nextLessonId: null },
    ]);
    expect((await author.get('/progress')).body.code).toBe('VALIDATION_FAILED');
    expect((await (await school.student()).get(`/progress?studentId=${student.id}`)).status).toBe(404);
    expect(await school.auditRows('lesson.complete')).toHaveLength(1);
  });

  it('are seen by the student they are for and by staff, with the newest date', async () => {
    const { school, author, student, quiz } = await aQuiz();
    const [other, admin] = [await school.student(), await school.admin()];
    const assign = (body: object) => author.post(`/lessons/${quiz}/assignments`).send(body);
    expect((await assign({ studentIds: [admin.id] })).body).toMatchObject({ status: 400, errors: [{ path: 'studentIds.0' }] });
    expect((await assign({ studentIds: [] })).status).toBe(400);
    await assign({ studentIds: [student.id, other.id] });
    const { body } = await assign({ studentIds: [student.id], dueAt: '2026-03-09T12:00:00.000Z' });
    expect(body.items).toMatchObject([{ student: { id: student.id }, dueAt: '2026-03-09T12:00:00.000Z', completed: false }]);
    await submit(student, (await start(student, quiz)).body.id, RIGHT);
    expect((await student.get('/assignments')).body.items).toMatchObject([{ lesson: { id: quiz, title: 'Asked' }, completed: true }]);
    expect((await admin.get('/assignments')).body.items).toHaveLength(2);
    expect((await admin.get(`/assignments?studentId=${other.id}`)).body.items).toMatchObject([{ completed: false, dueAt: null }]);
  });
});
