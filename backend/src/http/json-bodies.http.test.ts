import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
let author: Person;
let courseId: string;
let moduleId: string;

beforeAll(async () => {
  server = await startTestServer();
  author = await (await server.buildSchool()).instructor();
  courseId = (await author.post('/courses').send({ title: 'Weather' })).body.id;
  moduleId = (await author.post(`/courses/${courseId}/modules`).send({ title: 'Clouds' })).body.id;
});
afterAll(() => server.stop());

const question = (n: number) => ({ kind: 'TRUE_FALSE', prompt: `${n} ${'雲'.repeat(200)}`, correct: true });

describe('a body larger than an address takes', () => {
  it('is refused with what would have been taken, at most 256 kB', async () => {
    const { body } = await author.patch(`/courses/${courseId}`).send({ description: 'x'.repeat(300 * 1_024) });
    expect(body).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE', detail: 'The body is larger than 256 kB.' });
  });

  it('is refused for a lesson past 2 MB', async () => {
    const { body } = await author
      .post(`/modules/${moduleId}/lessons`)
      .send({ title: 'Long', type: 'TEXT', content: 'x'.repeat(2_100_000) });
    expect(body).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE', detail: 'The body is larger than 2048 kB.' });
  });
});

describe('a lesson', () => {
  it('holds 200,000 characters of any script, at first and after a change', async () => {
    const [clouds, plane] = ['雲'.repeat(200_000), '𝕬'.repeat(100_000)];
    const made = await author.post(`/modules/${moduleId}/lessons`).send({ title: 'Clouds', type: 'TEXT', content: clouds });
    expect([made.status, made.body.content]).toEqual([201, clouds]);
    const changed = await author.patch(`/lessons/${made.body.id}`).send({ content: plane });
    expect([changed.status, changed.body.content]).toEqual([200, plane]);
  });

  it('of a thousand questions is taken in one body', async () => {
    const questions = Array.from({ length: 1_000 }, (_, n) => question(n));
    const { status, body } = await author.post(`/modules/${moduleId}/lessons`).send({ title: 'All', type: 'QUIZ', quiz: { questions } });
    expect([status, body.quiz.questions.length]).toEqual([201, 1_000]);
  });
});
