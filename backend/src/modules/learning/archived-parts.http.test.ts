import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('what was taken out of a course', () => {
  it('is nobody’s business but its authors’', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const { id } = (await (await school.instructor()).post('/courses').send({ title: 'Weather' })).body;
    expect((await (await school.student()).get(`/courses/${id}/archive`)).status).toBe(403);
    expect((await (await other.admin()).get(`/courses/${id}/archive`)).status).toBe(404);
  });

  it('is listed, the latest first, and leaves the list by coming back', async () => {
    const author = await (await server.buildSchool()).instructor();
    const { id } = (await author.post('/courses').send({ title: 'Weather' })).body;
    const moduleOf = async (title: string) => (await author.post(`/courses/${id}/modules`).send({ title })).body.id;
    const [clouds, wind] = [await moduleOf('Clouds'), await moduleOf('Wind')];
    const fog = (await author.post(`/modules/${clouds}/lessons`).send({ title: 'Fog', type: 'TEXT' })).body.id;
    expect((await author.get(`/courses/${id}/archive`)).body.items).toEqual([]);
    await author.delete(`/lessons/${fog}`);
    await author.delete(`/modules/${wind}`);
    const items = (await author.get(`/courses/${id}/archive`)).body.items;
    expect(items.map(({ id: part, kind, title, within }: Record<string, string>) => [part, kind, title, within])).toEqual([
      [wind, 'module', 'Wind', null],
      [fog, 'lesson', 'Fog', 'Clouds'],
    ]);
    await author.patch(`/lessons/${fog}`).send({ archived: false });
    await author.patch(`/modules/${wind}`).send({ archived: false });
    expect((await author.get(`/courses/${id}/archive`)).body.items).toEqual([]);
  });
});
