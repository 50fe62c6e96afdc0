import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (prompt: string, more: object = {}) => ({ kind: 'TRUE_FALSE', prompt, correct: true, ...more });
const put = (author: Person, prompt: string, tags: string[] = []) =>
  author
    .post('/bank/questions')
    .send({ question: ask(prompt), tags })
    .expect(201);
const prompts = async (author: Person, query = '') =>
  (await author.get(`/bank/questions?${query}`).expect(200)).body.items.map(
    (item: { question: { prompt: string } }) => item.question.prompt,
  );
const tags = async (author: Person) => (await author.get('/bank/tags').expect(200)).body.items;
const anAuthor = async () => {
  const school = await server.buildSchool();
  return { school, author: await school.instructor() };
};

describe('a question of the bank', () => {
  it.each([
    ['no question', {}],
    ['an empty prompt', { question: ask(' ') }],
    ['a kind nobody knows', { question: { kind: 'ESSAY', prompt: 'Why?' } }],
    ['an empty tag', { question: ask('a'), tags: [' '] }],
    ['a tag of 61 letters', { question: ask('a'), tags: ['x'.repeat(61)] }],
    ['21 tags', { question: ask('a'), tags: Array.from({ length: 21 }, (_, n) => `tag ${n}`) }],
    ['a NUL in a tag', { question: ask('a'), tags: ['a\u0000b'] }],
    ['a field of its own', { question: ask('a'), owner: 'me' }],
  ])('is refused with %s', async (_what, body) => {
    const { author } = await anAuthor();
    expect((await author.post('/bank/questions').send(body)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('is refused where nobody could answer it rightly, with the place that is wrong', async () => {
    const { author } = await anAuthor();
    const question = { kind: 'SINGLE', prompt: 'Which?', options: [{ text: 'A', correct: false }] };
    expect((await author.post('/bank/questions').send({ question })).body).toMatchObject({
      status: 400,
      errors: [{ path: 'question.options', message: expect.stringContaining('full points') }],
    });
  });

  it('is called as its row, has its tags folded, and leaves what it became in the log', async () => {
    const { school, author } = await anAuthor();
    const { body } = await author
      .post('/bank/questions')
      .send({ question: ask('Fog?', { id: 'mine' }), tags: [' Low  Cloud ', 'low cloud', 'FOG'] });
    expect(body).toMatchObject({ version: 1, archived: false, tags: ['fog', 'low cloud'], can: { update: true, archive: true } });
    expect(body.question).toEqual({ id: body.id, kind: 'TRUE_FALSE', prompt: 'Fog?', points: 1, correct: true });
    const changed = await author
      .patch(`/bank/questions/${body.id}`)
      .set('If-Match', '"1"')
      .send({ question: ask('Mist?'), tags: ['mist'] });
    expect(changed.body).toMatchObject({ version: 2, tags: ['mist'], question: { id: body.id, prompt: 'Mist?' } });
    expect((await author.patch(`/bank/questions/${body.id}`).set('If-Match', '"1"').send({ tags: [] })).status).toBe(412);
    expect((await author.delete(`/bank/questions/${body.id}`).set('If-Match', '"1"')).status).toBe(412);
    const rows = await school.auditRows();
    expect(rows.map(({ action }) => action)).toEqual(['question.create', 'question.update']);
    expect(rows[1]).toMatchObject({ before: { title: 'Fog?', tags: ['fog', 'low cloud'] }, after: { title: 'Mist?', tags: ['mist'] } });
  });

  it('archived is found in the archive alone, counts for no tag, and comes back with its tags', async () => {
    const { school, author } = await anAuthor();
    const { id } = (await put(author, 'Fog?', ['fog'])).body;
    for (const _again of [1, 2]) expect((await author.delete(`/bank/questions/${id}`)).status).toBe(204);
    expect([await prompts(author), await prompts(author, 'tag=fog'), await tags(author)]).toEqual([[], [], []]);
    expect(await prompts(author, 'archived=true&tag=fog')).toEqual(['Fog?']);
    expect((await author.get(`/bank/questions/${id}`)).body).toMatchObject({ archived: true, can: { archive: false } });
    expect((await author.patch(`/bank/questions/${id}`).send({ archived: false })).body).toMatchObject({ archived: false, tags: ['fog'] });
    expect([await prompts(author, 'tag=FOG'), await tags(author)]).toEqual([['Fog?'], [{ tag: 'fog', count: 1 }]]);
    const actions = (await school.auditRows()).map(({ action }) => action);
    expect(actions).toEqual(['question.create', 'question.archive', 'question.restore']);
  });

  it('is found by words in any order, tag and kind, page after page, the newest first', async () => {
    const { author } = await anAuthor();
    for (const n of [1, 2, 3, 4, 5]) await put(author, `Météo, number ${n}: 100 % cloud?`, n % 2 ? ['odd', 'all'] : ['all']);
    expect(await prompts(author, 'q=cloud%20meteo&tag=odd')).toHaveLength(3);
    expect(await prompts(author, `q=${encodeURIComponent('100 %')}`)).toHaveLength(5);
    expect(await prompts(author, `q=${encodeURIComponent('1_0')}`)).toEqual([]);
    expect(await prompts(author, 'kind=SINGLE')).toEqual([]);
    expect(await tags(author)).toEqual([
      { tag: 'all', count: 5 },
      { tag: 'odd', count: 3 },
    ]);
    const first = (await author.get('/bank/questions?limit=3&tag=all')).body;
    await put(author, 'In between', ['all']);
    const second = await prompts(author, `limit=3&tag=all&cursor=${first.nextCursor}`);
    expect(second).toEqual([2, 1].map((n) => `Météo, number ${n}: 100 % cloud?`));
    expect((await author.get('/bank/questions?cursor=no')).status).toBe(400);
  });

  it('is never seen by another school, nor are its tags', async () => {
    const [here, there] = [await anAuthor(), await anAuthor()];
    const { id } = (await put(here.author, 'Ours alone?', ['ours'])).body;
    expect([await prompts(there.author), await tags(there.author)]).toEqual([[], []]);
    expect((await there.author.get('/bank/export?format=csv')).text).not.toContain('Ours');
    for (const answer of [
      await there.author.get(`/bank/questions/${id}`),
      await there.author.patch(`/bank/questions/${id}`).send({ tags: [] }),
      await there.author.delete(`/bank/questions/${id}`),
    ]) {
      expect(answer.status).toBe(404);
    }
  });
});

describe('a quiz copied into the bank', () => {
  it('brings its questions once, whatever they are called', async () => {
    const { author } = await anAuthor();
    expect((await author.post('/bank/questions/from-lesson').send({ lessonId: 'x' })).status).toBe(400);
    const course = (await author.post('/courses').send({ title: 'Weather' })).body.id;
    const moduleId = (await author.post(`/courses/${course}/modules`).send({ title: 'Fog' })).body.id;
    const text = (await author.post(`/modules/${moduleId}/lessons`).send({ title: 'T', type: 'TEXT' })).body.id;
    expect((await author.post('/bank/questions/from-lesson').send({ lessonId: text })).body.code).toBe('UNPROCESSABLE');
    expect((await author.post('/bank/questions/from-lesson').send({ lessonId: moduleId })).status).toBe(404);
    await put(author, 'Known?');
    const questions = [ask('Known?', { id: 'k', points: 3 }), ask('New?', { tags: ['Own'] }), ask('New?')];
    const lessonId = (await author.post(`/modules/${moduleId}/lessons`).send({ title: 'Q', type: 'QUIZ', quiz: { questions } })).body.id;
    const copy = () => author.post('/bank/questions/from-lesson').send({ lessonId, tags: ['Copied'] });
    expect((await copy()).body).toEqual({ added: 1, skipped: 2 });
    expect((await copy()).body).toEqual({ added: 0, skipped: 3 });
    expect(await prompts(author)).toEqual(['New?', 'Known?']);
    expect((await tags(author)).map(({ tag }: { tag: string }) => tag)).toEqual(['copied', 'own']);
  });
});
