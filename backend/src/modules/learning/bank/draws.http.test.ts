import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { courses, questions } from '#contract';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { quizDocument } from '../courses/quiz-document.ts';
import { drawQuestions } from './draw-questions.ts';
import { bankQuestion } from './manage-questions.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (prompt: string, more: object = {}) => ({ kind: 'TRUE_FALSE', prompt, correct: true, explanation: 'It is', ...more });
const read = (question: object) => questions.questionInput.parse(question);

type Made = { school: School; author: Person; student: Person; courseId: string; moduleId: string };

async function aModule(): Promise<Made> {
  const school = await server.buildSchool();
  const [author, student] = [await school.instructor(), await school.student()];
  const courseId = (await author.post('/courses').send({ title: 'Weather' })).body.id;
  const moduleId = (await author.post(`/courses/${courseId}/modules`).send({ title: 'Fog' })).body.id;
  return { school, author, student, courseId, moduleId };
}

const stock = (school: School, count: number, tags: string[]) =>
  school.inScope(async (scope) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await bankQuestion(scope, read(ask(`${tags.join()} ${n}?`)), tags));
    return ids;
  });
const addQuiz = ({ author, moduleId }: Made, quiz: object) =>
  author.post(`/modules/${moduleId}/lessons`).send({ title: 'Asked', type: 'QUIZ', quiz });
const publish = ({ author, courseId }: Made) => author.patch(`/courses/${courseId}`).send({ status: 'PUBLISHED' });
const start = (student: Person, lessonId: string) => student.post(`/lessons/${lessonId}/attempts`).send({});
const idsOf = (attempt: { questions: { id: string }[] }) => attempt.questions.map(({ id }) => id);

describe('a quiz that draws', () => {
  it.each([
    ['none', { tag: 'fog', count: 0 }],
    ['201 at once', { tag: 'fog', count: 201 }],
    ['of no tag', { tag: ' ', count: 1 }],
    ['for points below none', { tag: 'fog', count: 1, points: -1 }],
  ])('is refused where it draws %s', async (_what, draw) => {
    expect((await addQuiz(await aModule(), { draws: [draw] })).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('is refused where it asks more than a quiz may ask', async () => {
    const draws = Array.from({ length: 6 }, (_, n) => ({ tag: `t${n}`, count: 200 }));
    expect((await addQuiz(await aModule(), { draws })).body).toMatchObject({ status: 400, errors: [{ path: 'quiz.draws' }] });
  });

  it('cannot be published before the bank holds enough, not counting what it asks anyway', async () => {
    const made = await aModule();
    await stock(made.school, 3, ['weather']);
    const lesson = await addQuiz(made, { questions: [ask('weather 1?', { points: 2 })], draws: [{ tag: 'Weather', count: 5 }] });
    expect(lesson.body.quiz.draws).toEqual([{ tag: 'weather', count: 5 }]);
    const refusal = (await publish(made)).body;
    expect(refusal).toMatchObject({ status: 422, code: 'UNPROCESSABLE' });
    expect(refusal.errors).toEqual([
      { path: `lessons.${lesson.body.id}.draws.0`, message: '“Asked”: Only 2 of the 5 questions tagged “weather” exist' },
    ]);
    await stock(made.school, 3, ['weather', 'more']);
    expect((await publish(made)).status).toBe(200);
  });

  it('gives each attempt its own questions, worth what the draw says, without a word of the answers', async () => {
    const made = await aModule();
    const [ids] = [await stock(made.school, 30, ['fog']), await stock(made.school, 5, ['wind'])];
    const draws = [
      { tag: 'fog', count: 10, points: 2.5 },
      { tag: 'wind', count: 5 },
    ];
    const { id: lessonId } = (await addQuiz(made, { questions: [ask('Fixed?', { id: 'fixed' })], draws })).body;
    await publish(made);
    const lesson = (await made.student.get(`/lessons/${lessonId}`)).body;
    expect(lesson.quiz).toMatchObject({ questionCount: 16 });
    expect(lesson.quiz).not.toHaveProperty('draws');
    const attempt = (await start(made.student, lessonId)).body;
    expect(JSON.stringify(attempt)).not.toMatch(/"(?:correct|explanation|feedback\w*|tag|tags|draws)":/);
    expect(new Set(idsOf(attempt)).size).toBe(16);
    expect(attempt.questions.map(({ points }: { points: number }) => points)).toEqual([
      1,
      ...Array<number>(10).fill(2.5),
      ...Array<number>(5).fill(1),
    ]);
    expect(idsOf((await start(made.student, lessonId)).body)).toEqual(idsOf(attempt));
    const others = await Promise.all([1, 2, 3].map(async () => idsOf((await start(await made.school.student(), lessonId)).body)));
    expect(new Set([attempt.questions.map(({ id }: { id: string }) => id), ...others].map(String)).size).toBe(4);
    for (const drawn of idsOf(attempt).slice(1, 11)) expect(ids).toContain(drawn);
    const answers = Object.fromEntries(idsOf(attempt).map((id) => [id, true]));
    expect((await made.student.post(`/attempts/${attempt.id}/submit`).send({ answers })).body).toMatchObject({ score: 31, maxScore: 31 });
  });

  it('keeps what an attempt drew, though it was changed and archived since', async () => {
    const made = await aModule();
    const [id = ''] = await stock(made.school, 1, ['fog']);
    const { id: lessonId } = (await addQuiz(made, { draws: [{ tag: 'fog', count: 1 }] })).body;
    await publish(made);
    const attempt = (await start(made.student, lessonId)).body;
    await made.author.patch(`/bank/questions/${id}`).send({ question: ask('Other?', { correct: false }) });
    await made.author.delete(`/bank/questions/${id}`);
    expect((await made.student.get(`/attempts/${attempt.id}`)).body.questions).toMatchObject([{ id, prompt: 'fog 0?' }]);
    expect((await made.student.post(`/attempts/${attempt.id}/submit`).send({ answers: { [id]: true } })).body.percent).toBe(100);
    const refusal = (await start(made.student, lessonId)).body;
    expect(refusal).toMatchObject({ status: 422, code: 'UNPROCESSABLE', detail: expect.stringContaining('tell your instructor') });
  });

  it('never repeats a question and gives exactly as many as it says, whatever tags overlap and whatever is fixed', async () => {
    const school = await server.buildSchool();
    const tagged = [['a'], ['a', 'b'], ['a', 'b', 'c'], ['b', 'c'], ['c']];
    for (const tags of tagged) await stock(school, 4, tags);
    const live = await school.inScope(({ tx, tenantId }) => tx.bankQuestion.findMany({ where: { tenantId } }));
    const fixed = fc.subarray(live, { maxLength: 4 }).map((rows) => rows.map(({ question }) => questions.question.parse(question)));
    const draw = fc.record({ tag: fc.constantFrom('a', 'b', 'c'), count: fc.integer({ min: 1, max: 4 }) });
    await fc.assert(
      fc.asyncProperty(
        fixed,
        fc.boolean(),
        fc.array(draw, { minLength: 1, maxLength: 3 }),
        fc.string(),
        async (asked, renamed, draws, seed) => {
          const own = asked.map((question, n) => (renamed ? { ...question, id: `own-${n}`, points: 2 } : question));
          const quiz = quizDocument(courses.quizInput.parse({ questions: own, draws }));
          const drawn = await school.inScope((scope) => drawQuestions(scope, quiz, seed)).catch(() => null);
          // Each tag has twelve questions, and at most four of them are asked anyway.
          if (!drawn) {
            expect(draws.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(8);
            return;
          }
          expect(drawn.draws).toEqual([]);
          expect(drawn.questions).toHaveLength(own.length + draws.reduce((sum, { count }) => sum + count, 0));
          expect(new Set(drawn.questions.map(({ prompt }) => prompt)).size).toBe(drawn.questions.length);
          const again = await school.inScope((scope) => drawQuestions(scope, quiz, seed));
          expect(again).toEqual(drawn);
        },
      ),
      // Of a tag's twelve, four are asked anyway: the ninth is not there.
      {
        numRuns: 60,
        examples: [
          [
            live.slice(0, 4).map(({ question }) => questions.question.parse(question)),
            false,
            [
              { tag: 'a', count: 4 },
              { tag: 'a', count: 4 },
              { tag: 'a', count: 1 },
            ],
            '',
          ],
        ],
      },
    );
  }, 60_000);
});
