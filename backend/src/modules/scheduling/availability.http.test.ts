import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const MORNING = { weekday: 1, startTime: '08:00', endTime: '12:00' };

describe('POST /availability', () => {
  it('refuses students, and an instructor who writes for another', async () => {
    const school = await server.buildSchool();
    const [student, instructor, other] = [await school.student(), await school.instructor(), await school.instructor()];
    expect((await student.post('/availability').send(MORNING)).status).toBe(403);
    expect((await instructor.post('/availability').send({ ...MORNING, instructorId: other.id })).status).toBe(403);
  });

  it.each([
    ['ends before it starts', { ...MORNING, endTime: '07:00' }],
    ['has a weekday 0', { ...MORNING, weekday: 0 }],
    ['has a weekday 8', { ...MORNING, weekday: 8 }],
    ['has a time 25:00', { ...MORNING, endTime: '25:00' }],
    ['is valid until before it is valid from', { ...MORNING, effectiveFrom: '2026-03-02', effectiveUntil: '2026-03-01' }],
    ['is dated and weekly', { ...MORNING, date: '2026-03-02', kind: 'OFF' }],
    ['is an extra without times', { date: '2026-03-02', kind: 'EXTRA' }],
    ['is off from a time without an end', { date: '2026-03-02', kind: 'OFF', startTime: '08:00' }],
    ['is of an unknown kind', { date: '2026-03-02', kind: 'MAYBE', startTime: '08:00', endTime: '09:00' }],
    ['is on a day that does not exist', { date: '2026-02-30', kind: 'OFF' }],
  ])('refuses a rule that %s', async (_what, body) => {
    const instructor = await (await server.buildSchool()).instructor();
    const res = await instructor.post('/availability').send(body);
    expect(res.body, JSON.stringify(res.body)).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('takes weekly rules to midnight, extras and days off, and lists them', async () => {
    const instructor = await (await server.buildSchool()).instructor();
    const bodies = [
      { ...MORNING, endTime: '24:00', effectiveFrom: '2026-03-02', effectiveUntil: '2026-06-30' },
      { date: '2026-03-03', kind: 'EXTRA', startTime: '18:00', endTime: '20:00' },
      { date: '2026-03-04', kind: 'OFF' },
    ];
    for (const body of bodies) expect((await instructor.post('/availability').send(body)).status).toBe(201);
    const { body } = await instructor.get('/availability');
    expect(body.items).toMatchObject([
      { ...bodies[0], kind: 'WEEKLY', instructorId: instructor.id, can: { delete: true } },
      bodies[1] ?? {},
      { ...bodies[2], startTime: null, endTime: null },
    ]);
  });

  it('asks an admin whose it is, and answers 404 for another school’s instructor', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    expect((await admin.post('/availability').send(MORNING)).body).toMatchObject({ status: 400, errors: [{ path: 'instructorId' }] });
    const stranger = await (await server.buildSchool()).instructor();
    expect((await admin.post('/availability').send({ ...MORNING, instructorId: stranger.id })).status).toBe(404);
  });
});

describe('DELETE /availability/:id', () => {
  it('does not exist for another instructor or school; its owner deletes it once, and the log keeps it', async () => {
    const school = await server.buildSchool();
    const [owner, other] = [await school.instructor(), await school.instructor()];
    const { id } = (await owner.post('/availability').send(MORNING)).body;
    const strangers = [other, await (await server.buildSchool()).admin()];
    for (const stranger of strangers) expect((await stranger.delete(`/availability/${id}`)).status).toBe(404);
    expect((await owner.delete(`/availability/${id}`)).status).toBe(204);
    expect((await owner.delete(`/availability/${id}`)).status).toBe(404);
    expect(await school.auditRows('schedule.availability.delete')).toMatchObject([{ resourceId: id, before: { startTime: '08:00' } }]);
  });
});

describe('resources', () => {
  it('are read by all and written by admins only', async () => {
    const school = await server.buildSchool();
    const [admin, instructor] = [await school.admin(), await school.instructor()];
    const body = { name: 'Cessna 172', kind: 'AIRCRAFT' };
    expect((await instructor.post('/resources').send(body)).status).toBe(403);
    const made = await admin.post('/resources').send(body);
    expect(made.body).toMatchObject({ ...body, status: 'IN_SERVICE', version: 1, can: { update: true } });
    expect((await instructor.get('/resources')).body.items).toMatchObject([{ id: made.body.id, can: { update: false } }]);
    expect((await instructor.patch(`/resources/${made.body.id}`).send({ status: 'GROUNDED' })).status).toBe(403);
  });

  it('have a name once a school, but other schools may use it', async () => {
    const [here, there] = [await server.buildSchool(), await server.buildSchool()];
    const [admin, stranger] = [await here.admin(), await there.admin()];
    const body = { name: 'Room 1', kind: 'ROOM' };
    const { id } = (await admin.post('/resources').send(body)).body;
    expect((await admin.post('/resources').send(body)).body).toMatchObject({ status: 409, code: 'NAME_TAKEN' });
    expect((await stranger.post('/resources').send(body)).status).toBe(201);
    expect((await stranger.patch(`/resources/${id}`).send({ name: 'Mine' })).status).toBe(404);
    expect((await admin.patch(`/resources/${id}`).send({})).status).toBe(400);
    const renamed = await admin.patch(`/resources/${id}`).set('If-Match', '"1"').send({ name: 'Room 2' });
    expect(renamed.body).toMatchObject({ name: 'Room 2', version: 2 });
    expect((await admin.patch(`/resources/${id}`).set('If-Match', '"1"').send({ name: 'Room 3' })).status).toBe(412);
  });
});
