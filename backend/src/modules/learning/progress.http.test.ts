import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { publishCourse, QUIZ, TEXT } from '#test/published-course.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('progress', () => {
  it.each([
    ['an id that is none', 'student', '?courseId=x', 400, 'VALIDATION_FAILED'],
    ['another student', 'student', '?studentId=0190a0b0-0000-7000-8000-000000000000', 404, 'NOT_FOUND'],
    ['nobody', 'author', '', 400, 'VALIDATION_FAILED'],
    ['who is no student', 'author', '?studentId=0190a0b0-0000-7000-8000-000000000000', 404, 'NOT_FOUND'],
  ] as const)('of %s is refused', async (_what, who, query, status, code) => {
    const made = await publishCourse(server);
    expect((await made[who].get(`/progress${query}`)).body).toMatchObject({ status, code });
  });

  it('in a course not begun is the same whether one asks for it alone or for all, whatever is archived in it', async () => {
    const { author, student, id, moduleId, text, quiz } = await publishCourse(server);
    const add = async (module: string, lesson: object) => (await author.post(`/modules/${module}/lessons`).send(lesson)).body.id;
    const wind = (await author.post(`/courses/${id}/modules`).send({ title: 'Wind' })).body.id;
    const [gusts, storms] = [await add(wind, { ...TEXT, title: 'Gusts' }), await add(wind, { ...QUIZ, title: 'Storms' })];
    await author.post(`/courses/${id}/modules`).send({ title: 'Nothing yet' });
    const seen = async () => {
      const [alone, all] = [(await student.get(`/progress?courseId=${id}`)).body.items, (await student.get('/progress')).body.items];
      expect(all).toEqual(alone);
      return alone;
    };
    expect(await seen()).toMatchObject([{ lessons: 4, completed: 0, percent: 0, completedLessonIds: [], nextLessonId: text }]);
    await author.delete(`/lessons/${text}`);
    expect(await seen()).toMatchObject([{ lessons: 3, nextLessonId: quiz }]);
    await author.delete(`/modules/${moduleId}`);
    expect(await seen()).toMatchObject([{ lessons: 2, nextLessonId: gusts }]);
    await student.post(`/lessons/${gusts}/complete`).send({});
    expect(await seen()).toMatchObject([{ completed: 1, percent: 50, completedLessonIds: [gusts], nextLessonId: storms }]);
    await author.delete(`/modules/${wind}`);
    expect(await seen()).toEqual([]);
  });

  it('lists courses by title, and none that is a draft, without lessons, or of another school', async () => {
    const { author, student, id } = await publishCourse(server);
    const other = await publishCourse(server);
    await author.post('/courses').send({ title: 'A draft' });
    expect((await student.get('/progress')).body.items.map((each: { courseId: string }) => each.courseId)).toEqual([id]);
    expect((await student.get(`/progress?courseId=${other.id}`)).body.items).toEqual([]);
    expect((await author.get(`/progress?studentId=${student.id}`)).body.items).toHaveLength(1);
    expect((await author.get(`/progress?studentId=${other.student.id}`)).body.code).toBe('NOT_FOUND');
  });
});
