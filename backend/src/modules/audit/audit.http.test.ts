import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const actions = (items: { action: string }[]) => items.map(({ action }) => action);

describe('GET /audit-logs', () => {
  it('is for admins only, and shows no row of another school', async () => {
    const school = await server.buildSchool();
    for (const person of [await school.student(), await school.instructor()]) expect((await person.get('/audit-logs')).status).toBe(403);
    await (await school.admin()).post('/resources').send({ name: 'Room 1', kind: 'ROOM' });
    expect((await (await (await server.buildSchool()).admin()).get('/audit-logs')).body).toEqual({ items: [], nextCursor: null });
  });

  it.each(['from=yesterday', 'cursor=x', 'limit=0', 'actorId=me'])('refuses %s', async (query) => {
    expect((await (await (await server.buildSchool()).admin()).get(`/audit-logs?${query}`)).status).toBe(400);
  });

  it('lists newest first with before and after, by filter and by page', async () => {
    const admin = await (await server.buildSchool()).admin();
    const { id } = (await admin.post('/resources').send({ name: 'Room 1', kind: 'ROOM' })).body;
    await admin.patch(`/resources/${id}`).send({ name: 'Room 2' });
    await admin.patch(`/resources/${id}`).send({ status: 'GROUNDED' });
    const { body } = await admin.get('/audit-logs');
    expect(actions(body.items)).toEqual(['resource.update', 'resource.update', 'resource.create']);
    expect(body.items[1]).toMatchObject({
      before: { name: 'Room 1' },
      after: { name: 'Room 2' },
      userId: admin.id,
      resourceId: id,
      seq: 2,
    });
    expect(body.items[0].previousHash).toBe(body.items[1].hash);
    const first = (await admin.get('/audit-logs?limit=2')).body;
    const rest = (await admin.get(`/audit-logs?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...rest.items]).toEqual(body.items);
    expect(rest.nextCursor).toBeNull();
    expect(actions((await admin.get('/audit-logs?action=resource.create')).body.items)).toEqual(['resource.create']);
    expect((await admin.get(`/audit-logs?resourceType=resource&resourceId=${id}&actorId=${admin.id}`)).body.items).toHaveLength(3);
  });
});
