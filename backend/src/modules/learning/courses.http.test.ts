import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { publishCourse, QUESTION, QUIZ, TEXT } from '#test/published-course.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const published = () => publishCourse(server);

const titles = async (person: Person, query: string) =>
  (await person.get(`/courses?${query}`)).body.items.map(({ title }: { title: string }) => title);

describe('a course', () => {
  it.each([
    ['no title', {}],
    ['an empty one', { title: ' ' }],
    ['a status of one’s own choosing', { title: 'Weather', status: 'PUBLISHED' }],
    ['a NUL', { title: 'a\u0000b' }],
  ])('is refused with %s', async (_what, body) => {
    const author = await (await server.buildSchool()).admin();
    expect((await author.post('/courses').send(body)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('begins as a draft that students do not see, and says what is missing before it is published', async () => {
    const school = await server.buildSchool();
    const [author, student] = [await school.instructor(), await school.student()];
    const made = (await author.post('/courses').send({ title: 'Weather' })).body;
    expect(made).toMatchObject({ status: 'DRAFT', version: 1, modules: [], can: { update: true, archive: true } });
    expect((await student.get(`/courses/${made.id}`)).status).toBe(404);
    const publish = () => author.patch(`/courses/${made.id}`).send({ status: 'PUBLISHED' });
    expect((await publish()).body).toMatchObject({ status: 422, code: 'UNPROCESSABLE', errors: [{ path: 'modules' }] });
    const { id: moduleId } = (await author.post(`/courses/${made.id}/modules`).send({ title: 'Fog' })).body;
    expect((await publish()).body.errors).toEqual([{ path: `modules.${moduleId}`, message: '“Fog” has no lesson yet' }]);
    const { id } = (await author.post(`/modules/${moduleId}/lessons`).send({ title: 'Asked', type: 'QUIZ', quiz: {} })).body;
    expect((await publish()).body.errors[0].path).toMatch(new RegExp(`^lessons\\.${id}`));
    await author.patch(`/lessons/${id}`).send({ quiz: QUIZ.quiz });
    expect((await publish()).status).toBe(200);
    const seen = (await student.get(`/courses/${made.id}`)).body;
    expect(seen).toMatchObject({
      status: 'PUBLISHED',
      modules: [{ title: 'Fog', lessons: [{ id, type: 'QUIZ' }] }],
      can: { update: false },
    });
  });

  it('is refused to whoever saw an older version, and is fresh at once after a write', async () => {
    const { author, student, id } = await published();
    await student.get(`/courses/${id}`);
    expect((await author.patch(`/courses/${id}`).set('If-Match', '"1"').send({ title: 'Sky' })).body.code).toBe('STALE_VERSION');
    expect((await author.patch(`/courses/${id}`).set('If-Match', '"2"').send({ title: 'Sky' })).body).toMatchObject({
      title: 'Sky',
      version: 3,
    });
    const fresh = await student.get(`/courses/${id}`);
    expect(fresh.body.title).toBe('Sky');
    expect((await student.get(`/courses/${id}`).set('If-None-Match', fresh.headers['etag'] ?? '')).status).toBe(304);
  });

  it('archived is gone for students, and comes back', async () => {
    const { author, student, id, school } = await published();
    expect((await author.delete(`/courses/${id}`)).status).toBe(204);
    expect((await author.delete(`/courses/${id}`)).status).toBe(204);
    expect((await student.get(`/courses/${id}`)).status).toBe(404);
    expect(await titles(student, '')).toEqual([]);
    expect(await titles(author, 'status=ARCHIVED')).toEqual(['Météorologie']);
    expect((await author.patch(`/courses/${id}`).send({ status: 'PUBLISHED' })).status).toBe(200);
    expect((await student.get(`/courses/${id}`)).status).toBe(200);
    expect((await school.auditRows('course.archive')).length).toBe(1);
  });
});

describe('a course that is brought back', () => {
  const status = async (author: Person, id: string, body: object) => (await author.patch(`/courses/${id}`).send(body)).body.status;

  it('is what it was, published or a draft, and its log says so', async () => {
    const { author, id, school } = await published();
    const { id: draft } = (await author.post('/courses').send({ title: 'Sky' })).body;
    for (const each of [id, draft]) await author.delete(`/courses/${each}`);
    expect(await status(author, id, { archived: false })).toBe('PUBLISHED');
    expect(await status(author, draft, { archived: false })).toBe('DRAFT');
    const rows = await school.auditRows('course.restore');
    expect(rows.map(({ before, after }) => [before, after])).toMatchObject([
      [{ status: 'ARCHIVED' }, { status: 'PUBLISHED' }],
      [{ status: 'ARCHIVED' }, { status: 'DRAFT' }],
    ]);
  });

  it('remembers only the last time, also where it was archived by its status; one that never went stays as it is', async () => {
    const { author, id, school } = await published();
    expect(await status(author, id, { archived: false })).toBe('PUBLISHED');
    expect(await status(author, id, { status: 'DRAFT' })).toBe('DRAFT');
    expect(await status(author, id, { status: 'ARCHIVED', title: 'Sky' })).toBe('ARCHIVED');
    expect(await status(author, id, { archived: false })).toBe('DRAFT');
    expect(await school.auditRows('course.restore')).toHaveLength(1);
    expect((await author.patch(`/courses/${id}`).send({ archived: true })).body.code).toBe('VALIDATION_FAILED');
  });
});

describe('a page of courses', () => {
  it('is followed by the next one however long and foreign the titles are', async () => {
    const author = await (await server.buildSchool()).admin();
    for (const letter of ['天', '気']) await author.post('/courses').send({ title: letter.repeat(200) });
    const { nextCursor } = (await author.get('/courses?limit=1')).body;
    expect((await author.get(`/courses?limit=1&cursor=${nextCursor}`)).body.items).toHaveLength(1);
  });
});

describe('the order of a course', () => {
  it('takes each part once, in any order, and refuses every other list', async () => {
    const { author, id, moduleId, text, quiz } = await published();
    const second = (await author.post(`/courses/${id}/modules`).send({ title: 'Wind' })).body.id;
    const third = (await author.post(`/modules/${second}/lessons`).send({ ...TEXT, title: 'Gusts' })).body.id;
    const put = (modules: object[]) => author.put(`/courses/${id}/order`).send({ modules });
    const wrong = [
      [{ id: moduleId, lessons: [text, quiz, third] }],
      [
        { id: moduleId, lessons: [text, quiz] },
        { id: second, lessons: [] },
      ],
      [
        { id: moduleId, lessons: [text, text, quiz] },
        { id: second, lessons: [third] },
      ],
      [
        { id: moduleId, lessons: [text, quiz, id] },
        { id: second, lessons: [third] },
      ],
    ];
    for (const modules of wrong) expect((await put(modules)).body.code).toBe('VALIDATION_FAILED');
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([text, quiz, third], { minLength: 3 }),
        fc.nat(3),
        fc.boolean(),
        async (lessons, split, turned) => {
          const modules = [
            { id: moduleId, lessons: lessons.slice(0, split) },
            { id: second, lessons: lessons.slice(split) },
          ];
          const given = turned ? modules.toReversed() : modules;
          const { body } = await put(given);
          const got = body.modules.map((each: { id: string; lessons: { id: string }[] }) => ({
            id: each.id,
            lessons: each.lessons.map((lesson) => lesson.id),
          }));
          expect(got).toEqual(given);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a lesson', () => {
  it.each([
    ['a kind we do not know', { title: 'X', type: 'FILM' }],
    ['a quiz without one', { title: 'X', type: 'QUIZ' }],
    ['a text with a quiz', { ...TEXT, quiz: {} }],
    [
      'two options called the same',
      {
        ...QUIZ,
        quiz: {
          questions: [
            {
              ...QUESTION,
              options: [
                { id: 'a', text: '1', correct: true },
                { id: 'a', text: '2', correct: false },
              ],
            },
          ],
        },
      },
    ],
    ['points with three decimals', { ...QUIZ, quiz: { questions: [{ ...QUESTION, points: 0.001 }] } }],
  ])('is refused with %s', async (_what, body) => {
    const { author, moduleId } = await published();
    expect((await author.post(`/modules/${moduleId}/lessons`).send(body)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('keeps the ids that were given, makes the others, and changes of a quiz what was named alone', async () => {
    const { author, moduleId } = await published();
    const given = { ...QUIZ, quiz: { questions: [{ ...QUESTION, id: 'q1' }, QUESTION], timeLimitMinutes: 10 } };
    const made = (await author.post(`/modules/${moduleId}/lessons`).send(given)).body;
    expect(made.quiz).toMatchObject({
      passPercent: 80,
      maxAttempts: null,
      timeLimitMinutes: 10,
      shuffle: false,
      reviewPolicy: 'AFTER_SUBMIT',
    });
    expect(made.quiz.questions[0].id).toBe('q1');
    expect(made.quiz.questions[1].options[0].id).toMatch(/^[\w.-]+$/);
    const changed = (await author.patch(`/lessons/${made.id}`).send({ quiz: { questions: [made.quiz.questions[0]], passPercent: 50 } }))
      .body;
    expect(changed).toMatchObject({ version: 2, quiz: { passPercent: 50, timeLimitMinutes: 10 } });
    const again = (await author.patch(`/lessons/${made.id}`).send({ quiz: { shuffle: true, timeLimitMinutes: null } })).body.quiz;
    expect(again).toEqual({ ...changed.quiz, shuffle: true, timeLimitMinutes: null });
    expect(changed.quiz.questions).toEqual([made.quiz.questions[0]]);
  });

  it('of two authors overwrites nothing: the second hears of the first', async () => {
    const { author, text } = await published();
    const write = (content: string) => author.patch(`/lessons/${text}`).set('If-Match', '"1"').send({ content });
    const answers = await Promise.all([write('mine'), write('yours')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('archived leaves the course and comes back; a text never becomes a quiz', async () => {
    const { author, student, id, text } = await published();
    expect((await author.patch(`/lessons/${text}`).send({ quiz: {} })).body.code).toBe('UNPROCESSABLE');
    expect((await author.delete(`/lessons/${text}`)).status).toBe(204);
    expect((await student.get(`/lessons/${text}`)).status).toBe(404);
    expect((await student.get(`/courses/${id}`)).body.modules[0].lessons).toHaveLength(1);
    expect((await author.patch(`/lessons/${text}`).send({ archived: false })).body.archived).toBe(false);
    expect((await student.get(`/lessons/${text}`)).body).toMatchObject({ content: '# Clouds', quiz: null, completed: false });
  });
});

describe('questions from a file', () => {
  it('make a quiz; what cannot be read is skipped with its line and reason', async () => {
    const { author, moduleId } = await published();
    const gift = ['Is fog a cloud?{T}', '', 'Write an essay{}', '', 'Which is high?{=Cirrus ~Stratus}'].join('\n');
    const post = (text: string, type = 'text/plain') =>
      author.post(`/modules/${moduleId}/import?format=gift`).set('Content-Type', type).send(text);
    const { body, status } = await post(gift);
    expect([status, body.imported]).toEqual([201, 2]);
    expect(body.skipped).toEqual([{ line: 3, reason: expect.any(String) }]);
    const lesson = (await author.get(`/lessons/${body.lessonId}`)).body;
    expect(lesson.quiz.questions.map(({ kind }: { kind: string }) => kind)).toEqual(['TRUE_FALSE', 'SINGLE']);
    const exported = await author.get(`/lessons/${body.lessonId}/export?format=gift`);
    expect(exported.headers['content-type']).toContain('text/plain');
    expect(exported.text).toContain('Which is high?');
    expect((await post('nothing here')).body).toMatchObject({ status: 422, code: 'UNPROCESSABLE' });
    expect((await post('{}', 'application/json')).status).toBe(415);
    expect((await author.get(`/lessons/${moduleId}/export?format=gift`)).status).toBe(404);
  });

  it('of a larger file than is taken are refused', async () => {
    const { author, moduleId } = await published();
    const answer = await author
      .post(`/modules/${moduleId}/import?format=gift`)
      .set('Content-Type', 'text/plain')
      .send('x'.repeat(21 * 1024 * 1024))
      .catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
  });
});

describe('what students get of lessons', () => {
  it('holds no answer, in any answer of the API before they hand in', async () => {
    const { student, id, quiz, text } = await published();
    const answers = [
      await student.get('/courses'),
      await student.get(`/courses/${id}`),
      await student.get(`/lessons/${quiz}`),
      await student.get(`/lessons/${text}`),
      await student.post(`/lessons/${quiz}/attempts`).send({}),
      await student.get('/attempts'),
      await student.get('/progress'),
    ];
    for (const { status, body } of answers) {
      expect(status).toBeLessThan(300);
      expect(JSON.stringify(body)).not.toMatch(/"(?:correct|accepted|value|weight|tolerance|explanation|feedback\w*|right|distractors)":/);
    }
    expect(answers[2]?.body.quiz).toEqual(expect.objectContaining({ questionCount: 1 }));
  });
});
