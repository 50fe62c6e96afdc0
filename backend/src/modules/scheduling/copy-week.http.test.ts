import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';

/** A Monday, 07:00 in New York; clocks change on 8 March and 1 November. */
const NOW = new Date('2026-03-02T12:00:00.000Z');

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

async function setting() {
  const school = await server.buildSchool({ timeZone: 'America/New_York' });
  const instructor = await school.instructor();
  const add = async (body: object): Promise<string> => (await instructor.post('/availability').send(body)).body.id;
  /** What the calendar makes of a week. */
  const stretches = async (week: string) =>
    (await instructor.get(`/calendar?week=${week}&instructorId=${instructor.id}`)).body.availability.map(
      ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => [startsAt, endsAt],
    );
  return { school, instructor, add, stretches };
}

const extra = (date: string, startTime: string, endTime: string) => ({ kind: 'EXTRA', date, startTime, endTime });

describe('POST /availability/copy', () => {
  it('keeps the clock’s times in the weeks in which the clock changes', async () => {
    const { instructor, add, stretches } = await setting();
    // The Sundays of W10 and W44 are those on which New York changes its clock.
    await add(extra('2026-03-15', '01:00', '04:00'));
    const res = await instructor.post('/availability/copy').send({ fromWeek: '2026-W11', toWeeks: ['2026-W10', '2026-W44', '2026-W45'] });
    const times = { kind: 'EXTRA', startTime: '01:00', endTime: '04:00' };
    expect(res.body.made).toMatchObject(['2026-03-08', '2026-11-01', '2026-11-08'].map((date) => ({ date, ...times })));
    expect(await stretches('2026-W10')).toEqual([['2026-03-08T06:00:00.000Z', '2026-03-08T08:00:00.000Z']]);
    expect(await stretches('2026-W44')).toEqual([['2026-11-01T05:00:00.000Z', '2026-11-01T09:00:00.000Z']]);
    expect(await stretches('2026-W45')).toEqual([['2026-11-08T06:00:00.000Z', '2026-11-08T09:00:00.000Z']]);
  });

  it('copies time off with its reason, leaves weekly rules alone, and skips days that are over', async () => {
    const { school, instructor, add } = await setting();
    await add({ weekday: 1, startTime: '08:00', endTime: '12:00' });
    await add({ kind: 'OFF', date: '2026-03-11', startTime: '08:00', endTime: '10:00', reason: 'Ground school' });
    await add({ kind: 'OFF', date: '2026-02-24' });
    await add({ kind: 'OFF', date: '2026-02-23' });
    const ahead = await instructor.post('/availability/copy').send({ fromWeek: '2026-W11', toWeeks: ['2026-W12'] });
    expect(ahead.body).toMatchObject({ made: [{ date: '2026-03-18', startTime: '08:00', reason: 'Ground school' }], skipped: 0 });
    server.clock.set(new Date('2026-03-03T12:00:00.000Z'));
    const now = await instructor.post('/availability/copy').send({ fromWeek: '2026-W09', toWeeks: ['2026-W10'] });
    server.clock.set(NOW);
    expect(now.body).toMatchObject({ made: [{ date: '2026-03-03' }], skipped: 1 });
    expect(await school.auditRows('schedule.availability.create')).toHaveLength(6);
  });

  it('makes once what is copied twice, also by many at the same time', async () => {
    const { school, instructor, add } = await setting();
    await add(extra('2026-03-10', '18:00', '20:00'));
    const body = { fromWeek: '2026-W11', toWeeks: ['2026-W12', '2026-W12', '2026-W13', '2026-W11'] };
    const answers = await Promise.all(Array.from({ length: 8 }, () => instructor.post('/availability/copy').send(body)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.map(({ body: { made } }) => made.length).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
    expect(await school.auditRows('schedule.availability.create')).toHaveLength(3);
  });

  it('is taken back by one call', async () => {
    const { instructor, add } = await setting();
    const id = await add(extra('2026-03-10', '18:00', '20:00'));
    const { undo, made } = (await instructor.post('/availability/copy').send({ fromWeek: '2026-W11', toWeeks: ['2026-W12'] })).body;
    expect(undo.remove).toEqual(made.map((rule: { id: string }) => rule.id));
    expect((await instructor.post('/availability/remove').send({ ids: undo.remove })).status).toBe(200);
    expect((await instructor.get('/availability')).body.items).toMatchObject([{ id }]);
  });
});

describe('POST /availability/standard', () => {
  it('turns a week into weekly rules that hold over the clock change, and ends the older ones the day before', async () => {
    const { school, instructor, add, stretches } = await setting();
    const older = await add({ weekday: 7, startTime: '13:00', endTime: '18:00' });
    await add(extra('2026-03-15', '01:30', '03:00'));
    const body = { fromWeek: '2026-W11', effectiveFrom: '2026-10-26', effectiveUntil: '2026-11-08' };
    const res = await instructor.post('/availability/standard').send(body);
    expect(res.body).toMatchObject({
      made: [{ weekday: 7, startTime: '01:30', endTime: '03:00', effectiveFrom: '2026-10-26', effectiveUntil: '2026-11-08' }],
      changed: [],
      skipped: 1,
    });
    // On 1 November 01:30 comes twice, and is the first.
    expect(await stretches('2026-W44')).toEqual([
      ['2026-11-01T05:30:00.000Z', '2026-11-01T08:00:00.000Z'],
      ['2026-11-01T18:00:00.000Z', '2026-11-01T23:00:00.000Z'],
    ]);
    const second = await instructor.post('/availability/standard').send({ fromWeek: '2026-W44', effectiveFrom: '2026-12-01' });
    expect(second.body.made).toMatchObject([{ startTime: '01:30', effectiveFrom: '2026-12-01', effectiveUntil: null }]);
    await instructor.post('/availability').send({ kind: 'OFF', date: '2026-03-15', startTime: '13:00', endTime: '18:00' });
    const third = await instructor.post('/availability/standard').send({ fromWeek: '2026-W11', effectiveFrom: '2027-01-01' });
    expect(third.body.changed).toMatchObject([{ id: older, effectiveUntil: '2026-12-31', version: 2 }]);
    expect(await school.auditRows('schedule.availability.update')).toMatchObject([{ resourceId: older }]);
    await instructor.post('/availability/changes').send(third.body.undo);
    const { items } = (await instructor.get('/availability')).body;
    expect(items.find(({ id }: { id: string }) => id === older)).toMatchObject({ effectiveUntil: null, version: 3 });
  });
});
