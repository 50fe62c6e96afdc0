import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { publishCourse } from '#test/published-course.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const published = () => publishCourse(server);

describe('a lesson that is kept', () => {
  it('is answered with 304 until it changes, to each as far as they may see it', async () => {
    const { author, student, text, quiz } = await published();
    const [first, other] = [await student.get(`/lessons/${text}`), await author.get(`/lessons/${quiz}`)];
    const again = (person: Person, path: string, { headers }: { headers: Record<string, string> }) =>
      person.get(path).set('If-None-Match', headers['etag'] ?? '');
    expect((await again(student, `/lessons/${text}`, first)).status).toBe(304);
    expect((await again(author, `/lessons/${quiz}`, other)).status).toBe(304);
    expect((await student.get(`/lessons/${quiz}`)).body.quiz.questions).toBeUndefined();
    await author.patch(`/lessons/${text}`).send({ content: 'Anew' });
    const fresh = await again(student, `/lessons/${text}`, first);
    expect([fresh.status, fresh.body.content, fresh.body.completed]).toEqual([200, 'Anew', false]);
  });

  it('is completed for who has read it, and for nobody else', async () => {
    const { school, author, student, text } = await published();
    const other = await school.student();
    for (const each of [student, other]) expect((await each.get(`/lessons/${text}`)).body.completed).toBe(false);
    await student.post(`/lessons/${text}/complete`).send({});
    expect((await student.get(`/lessons/${text}`)).body).toMatchObject({ completed: true, can: { complete: false } });
    expect((await other.get(`/lessons/${text}`)).body).toMatchObject({ completed: false, can: { complete: true } });
    expect((await author.get(`/lessons/${text}`)).body.completed).toBe(false);
    await author.patch(`/lessons/${text}`).send({ title: 'Sky' });
    expect((await student.get(`/lessons/${text}`)).body).toMatchObject({ title: 'Sky', completed: true });
  });

  it('is gone at once when its course is', async () => {
    const { author, student, id, text } = await published();
    expect((await student.get(`/lessons/${text}`)).status).toBe(200);
    await author.delete(`/courses/${id}`);
    expect((await student.get(`/lessons/${text}`)).status).toBe(404);
    expect((await author.get(`/lessons/${text}`)).status).toBe(200);
  });
});
