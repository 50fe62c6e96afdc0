import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

/** A Monday, 07:00 in New York. */
const NOW = new Date('2026-03-02T12:00:00.000Z');

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

const MONDAYS = { weekday: 1, startTime: '08:00', endTime: '12:00' };
const extra = (date: string, startTime = '18:00', endTime = '20:00') => ({ kind: 'EXTRA', date, startTime, endTime });
const someId = uuidv7();

async function setting() {
  const school = await server.buildSchool({ timeZone: 'America/New_York' });
  const [admin, instructor] = [await school.admin(), await school.instructor()];
  const add = async (body: object): Promise<string> => (await instructor.post('/availability').send(body)).body.id;
  const rules = async (): Promise<{ id: string; date: string | null }[]> => (await instructor.get('/availability?limit=100')).body.items;
  return { school, admin, instructor, add, rules };
}

/** A body that each of the six would take. */
const ASKED: [path: string, body: object][] = [
  ['changes', { add: [MONDAYS] }],
  ['remove', { ids: [someId] }],
  ['days-off', { from: '2026-03-10', to: '2026-03-12' }],
  ['copy', { fromWeek: '2026-W11', toWeeks: ['2026-W12'] }],
  ['standard', { fromWeek: '2026-W11', effectiveFrom: '2026-03-09' }],
  ['preview', { add: [MONDAYS] }],
];

describe.each(ASKED)('POST /availability/%s', (path, body) => {
  it('refuses students, another instructor, and another school’s', async () => {
    const { school, admin } = await setting();
    const [student, instructor, other] = [await school.student(), await school.instructor(), await school.instructor()];
    const stranger = await (await server.buildSchool()).instructor();
    expect((await student.post(`/availability/${path}`).send(body)).status).toBe(403);
    const theirs = { ...body, instructorId: other.id };
    expect((await instructor.post(`/availability/${path}`).send(theirs)).status).toBe(403);
    expect((await admin.post(`/availability/${path}`).send({ ...body, instructorId: stranger.id })).status).toBe(404);
    expect((await instructor.post(`/availability/${path}`).send({ ...body, more: 1 })).status).toBe(400);
  });
});

describe('what makes no sense', () => {
  it.each([
    ['changes', { add: [{ ...MONDAYS, endTime: '07:00' }] }, 400],
    ['changes', { add: Array.from({ length: 401 }, () => MONDAYS) }, 400],
    ['changes', { remove: [someId] }, 404],
    ['remove', { ids: [] }, 400],
    ['days-off', { from: '2026-03-12', to: '2026-03-10' }, 400],
    ['days-off', { from: '2026-03-01', to: '2026-03-10' }, 400],
    ['days-off', { from: '2026-03-10', to: '2199-03-10' }, 422],
    ['days-off', { from: '2026-03-10', to: '2026-03-10', reason: 'x'.repeat(201) }, 400],
    ['copy', { fromWeek: '2025-W53', toWeeks: ['2026-W12'] }, 400],
    ['copy', { fromWeek: '2026-W10', toWeeks: ['2026-W09'] }, 400],
    ['copy', { fromWeek: '2026-W10', toWeeks: [] }, 400],
    ['copy', { fromWeek: '2026-W10', toWeeks: Array.from({ length: 54 }, () => '2026-W12') }, 400],
    ['standard', { fromWeek: '2026-W10', effectiveFrom: '2026-03-01' }, 400],
    ['standard', { fromWeek: '2026-W10', effectiveFrom: '2026-03-09', effectiveUntil: '2026-03-08' }, 400],
    ['standard', { fromWeek: '2026-W10', effectiveFrom: '2026-03-09' }, 422],
    ['preview', {}, 400],
    ['preview', { remove: [], copy: { fromWeek: '2026-W10', toWeeks: ['2026-W12'] } }, 400],
  ])('is refused: %s %j', async (path, body, status) => {
    const { instructor, rules } = await setting();
    const res = await instructor.post(`/availability/${path}`).send(body);
    expect(res.status, JSON.stringify(res.body)).toBe(status);
    expect(await rules()).toEqual([]);
  });

  it('is a copy that would make more than 400 rules, and nothing of it is made', async () => {
    const { instructor, rules } = await setting();
    const extras = Array.from({ length: 10 }, (_, n) => extra('2026-03-10', `0${n}:00`, `0${n}:30`));
    await instructor.post('/availability/changes').send({ add: extras });
    const toWeeks = Array.from({ length: 41 }, (_, n) => `2026-W${n + 12}`);
    const res = await instructor.post('/availability/copy').send({ fromWeek: '2026-W11', toWeeks });
    expect(res.body).toMatchObject({ status: 422, code: 'UNPROCESSABLE' });
    expect(await rules()).toHaveLength(10);
  });
});

describe('PATCH /availability/:id', () => {
  it('does not exist for another instructor or school, and refuses a stale version', async () => {
    const { school, admin, instructor, add } = await setting();
    const id = await add(MONDAYS);
    for (const stranger of [await school.instructor(), await (await server.buildSchool()).admin()])
      expect((await stranger.patch(`/availability/${id}`).send({ endTime: '13:00' })).status).toBe(404);
    expect((await admin.patch(`/availability/${id}`).set('If-Match', '"1"').send({ endTime: '13:00' })).body).toMatchObject({ version: 2 });
    const stale = await instructor.patch(`/availability/${id}`).set('If-Match', '"1"').send({ endTime: '14:00' });
    expect(stale.body).toMatchObject({ status: 412, code: 'STALE_VERSION' });
  });

  it.each([
    [MONDAYS, { endTime: '08:00' }, 'endTime'],
    [MONDAYS, { endTime: null }, 'endTime'],
    [MONDAYS, { effectiveFrom: '2026-03-02', effectiveUntil: '2026-03-01' }, 'effectiveUntil'],
    [MONDAYS, { reason: 'Holiday' }, 'reason'],
    [extra('2026-03-10'), { effectiveFrom: '2026-03-02' }, 'effectiveFrom'],
    [{ kind: 'OFF', date: '2026-03-10' }, { startTime: '08:00' }, 'endTime'],
  ])('refuses of %j the change %j', async (rule, change, path) => {
    const { instructor, add } = await setting();
    const res = await instructor.patch(`/availability/${await add(rule)}`).send(change);
    expect(res.body, JSON.stringify(res.body)).toMatchObject({ status: 400, errors: [{ path: expect.stringContaining(path) }] });
  });

  it('changes times and days, keeps the rest, and the log has both states but not the reason', async () => {
    const { school, instructor, add } = await setting();
    const id = await add({ ...MONDAYS, effectiveUntil: '2026-06-30' });
    const res = await instructor
      .patch(`/availability/${id}`)
      .send({ startTime: '09:00', effectiveUntil: null, effectiveFrom: '2026-04-01' });
    expect(res.body).toMatchObject({ startTime: '09:00', endTime: '12:00', effectiveFrom: '2026-04-01', effectiveUntil: null, version: 2 });
    expect(await school.auditRows('schedule.availability.update')).toMatchObject([
      { resourceId: id, before: { startTime: '08:00', effectiveUntil: '2026-06-30' }, after: { startTime: '09:00', version: 2 } },
    ]);
    const off = await add({ kind: 'OFF', date: '2026-03-10', reason: 'Dentist' });
    expect((await instructor.patch(`/availability/${off}`).send({ reason: 'A dentist in town' })).body).toMatchObject({
      reason: 'A dentist in town',
    });
    expect(JSON.stringify(await school.auditRows())).not.toContain('entist');
  });
});

describe('POST /availability/changes', () => {
  it('is all or nothing', async () => {
    const { instructor, add, rules } = await setting();
    const id = await add(MONDAYS);
    const body = { remove: [id], add: [extra('2026-03-10')], update: [{ id: someId, endTime: '13:00' }] };
    expect((await instructor.post('/availability/changes').send(body)).status).toBe(404);
    expect(await rules()).toMatchObject([{ id }]);
  });

  it('refuses a rule named twice, and one of another instructor among an admin’s', async () => {
    const { school, admin, instructor, add } = await setting();
    const other = await school.instructor();
    const [own, theirs] = [await add(MONDAYS), (await other.post('/availability').send(MONDAYS)).body.id];
    for (const body of [{ remove: [own, own] }, { remove: [own, theirs] }, { remove: [own], update: [{ id: own, endTime: '13:00' }] }])
      expect((await admin.post('/availability/changes').send({ ...body, instructorId: instructor.id })).status).toBe(404);
    const mixed = { instructorId: instructor.id, add: [{ ...MONDAYS, instructorId: other.id }] };
    expect((await admin.post('/availability/changes').send(mixed)).body).toMatchObject({ errors: [{ path: 'add.0.instructorId' }] });
  });

  it('adds once what is there already, or asked for twice', async () => {
    const { instructor, add, rules } = await setting();
    await add(MONDAYS);
    const res = await instructor.post('/availability/changes').send({ add: [MONDAYS, extra('2026-03-10'), extra('2026-03-10')] });
    expect(res.body).toMatchObject({ made: [{ kind: 'EXTRA' }], skipped: 2 });
    expect(await rules()).toHaveLength(2);
  });

  it('undoes itself, unless someone changed it once more', async () => {
    const { instructor, add, rules } = await setting();
    const [changed, removed] = [await add(MONDAYS), await add({ kind: 'OFF', date: '2026-03-10', reason: 'Holiday' })];
    const update = [{ id: changed, version: 1, endTime: '13:00', effectiveUntil: '2026-06-30' }];
    const body = { remove: [removed], update, add: [extra('2026-03-11')] };
    const { undo } = (await instructor.post('/availability/changes').send(body)).body;
    await instructor.post('/availability/changes').send(undo);
    expect(await rules()).toMatchObject([
      { id: changed, endTime: '12:00', effectiveUntil: null, version: 3 },
      { kind: 'OFF', date: '2026-03-10', reason: 'Holiday' },
    ]);
    expect((await instructor.post('/availability/changes').send({ update: undo.update })).status).toBe(412);
  });
});

describe('POST /availability/remove', () => {
  it('removes all or none, with an audit row each', async () => {
    const { school, admin, add, rules } = await setting();
    const ids = [await add(MONDAYS), await add(extra('2026-03-10'))];
    expect((await admin.post('/availability/remove').send({ ids: [...ids, someId] })).status).toBe(404);
    expect(await rules()).toHaveLength(2);
    expect((await admin.post('/availability/remove').send({ ids })).body.removed).toMatchObject(ids.map((id) => ({ id })));
    expect(await rules()).toEqual([]);
    expect(await school.auditRows('schedule.availability.delete')).toHaveLength(2);
  });
});

describe('POST /availability/days-off', () => {
  it('takes each day off once, in one step, with an audit row each', async () => {
    const { school, instructor, add, rules } = await setting();
    await add({ kind: 'OFF', date: '2026-03-11' });
    const body = { from: '2026-03-10', to: '2026-03-12', reason: 'Holiday' };
    const res = await instructor.post('/availability/days-off').send(body);
    expect(res.body).toMatchObject({
      made: ['2026-03-10', '2026-03-12'].map((date) => ({ kind: 'OFF', date, startTime: null, reason: 'Holiday' })),
      skipped: 1,
    });
    expect((await instructor.post('/availability/days-off').send(body)).body).toMatchObject({ made: [], skipped: 3 });
    expect((await rules()).map(({ date }) => date).sort()).toEqual(['2026-03-10', '2026-03-11', '2026-03-12']);
    expect(await school.auditRows('schedule.availability.create')).toHaveLength(3);
  });

  it('takes a leap year off at once, but no day more', async () => {
    const { instructor } = await setting();
    const year = await instructor.post('/availability/days-off').send({ from: '2028-01-01', to: '2028-12-31' });
    expect(year.body.made).toHaveLength(366);
    expect((await instructor.post('/availability/days-off').send({ from: '2028-01-01', to: '2029-01-01' })).status).toBe(422);
  });
});
