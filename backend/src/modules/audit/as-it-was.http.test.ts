import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type AuditedType, stateFieldsOf } from '#src/database/audit-fields.ts';
import { record } from '#src/database/scope.ts';
import { escalateBookings } from '#src/modules/scheduling/index.ts';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const BEGIN = new Date('2026-06-01T09:00:00.000Z');

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: BEGIN });
});
afterAll(() => server.stop());

/** Columns that are no part of what an object is: whose it is, secrets, when its row was last written, what follows from other columns. */
const TECHNICAL: Partial<Record<AuditedType, string[]>> = {
  user: ['tenantId', 'passwordHash', 'updatedAt', 'erasedAt'],
  booking: ['tenantId', 'takenFrom', 'takenUntil'],
  resource: ['tenantId', 'updatedAt'],
  course: ['tenantId', 'updatedAt'],
};

type Rows = { type: AuditedType; rows: Record<string, unknown>[] }[];

/** Every object of the school as its table has it now. */
const tables = (school: School): Promise<Rows> =>
  school.inScope(async ({ tx, tenantId }) => [
    { type: 'user', rows: await tx.user.findMany({ where: { tenantId } }) },
    { type: 'booking', rows: await tx.booking.findMany({ where: { tenantId } }) },
    { type: 'resource', rows: await tx.resource.findMany({ where: { tenantId } }) },
    { type: 'course', rows: await tx.course.findMany({ where: { tenantId } }) },
  ]);

const askFor = (admin: Person, resourceType: string, resourceId: unknown, at: Date) =>
  admin.get(`/audit-logs/as-it-was?resourceType=${resourceType}&resourceId=${String(resourceId)}&at=${at.toISOString()}`);

/** Compares everything with what the trail says of a moment. People that the test put there without an act are in no trail. */
async function expectAsItWas(admin: Person, then: Rows, at: Date): Promise<number> {
  let compared = 0;
  for (const { type, rows } of then) {
    for (const row of rows) {
      const { body } = await askFor(admin, type, row.id, at);
      if (body.state === null) continue;
      const { state } = body;
      const fields = stateFieldsOf(type);
      expect(Object.keys(row).filter((name) => !fields.includes(name))).toEqual(TECHNICAL[type]);
      expect(state).toEqual(JSON.parse(JSON.stringify(Object.fromEntries(fields.map((name) => [name, row[name]])))));
      compared += 1;
    }
  }
  return compared;
}

type Cast = {
  school: School;
  admin: Person;
  instructor: Person;
  student: Person;
  bookings: string[];
  resources: string[];
  people: string[];
};

const pick = (ids: readonly string[], n: number) => ids[n % Math.max(ids.length, 1)] ?? BEGIN.toISOString();
const at = (day: number, hour: number) => new Date(Date.UTC(2026, 6, day, hour)).toISOString();

/** Acts over HTTP; `n` and `m` choose on what. Some are refused: those must leave no trace. */
const ACTS: Record<string, (cast: Cast, n: number, m: number) => Promise<unknown>> = {
  register: async ({ school, people }, n) => {
    const body = {
      tenantId: school.id,
      email: `${crypto.randomUUID()}@example.test`,
      password: 'correct horse battery',
      fullName: `Ada ${n}`,
    };
    people.push((await server.anyone.post('/auth/register').send(body)).body.id);
  },
  create: async ({ admin, people }, n) => {
    const body = { email: `${crypto.randomUUID()}@example.test`, fullName: `Bo ${n}`, role: n % 2 ? 'STUDENT' : 'INSTRUCTOR' };
    people.push((await admin.post('/users').send(body)).body.id);
  },
  rename: ({ admin, people }, n, m) => admin.patch(`/users/${pick(people, n)}`).send({ fullName: `Cleo ${m}` }),
  promote: ({ admin, people }, n, m) => admin.patch(`/users/${pick(people, n)}`).send({ role: m % 2 ? 'STUDENT' : 'INSTRUCTOR' }),
  status: ({ admin, people }, n, m) =>
    admin.post(`/users/${pick(people, n)}/${pick(['approve', 'suspend', 'reactivate', 'invitation'], m)}`).send({}),
  'add a room': async ({ admin, resources }, n) => {
    resources.push((await admin.post('/resources').send({ name: `Room ${n}`, kind: 'ROOM' })).body.id);
  },
  'change a room': ({ admin, resources }, n, m) =>
    admin.patch(`/resources/${pick(resources, n)}`).send(m % 2 ? { name: `Hall ${m}` } : { status: m % 4 ? 'GROUNDED' : 'IN_SERVICE' }),
  request: async ({ admin, student, bookings, resources }, n, m) => {
    const times = { startsAt: at(1 + (n % 9), 8), endsAt: at(1 + (n % 9), 9) };
    const extras = m % 2 ? { notes: `Note ${m}`, ...(resources.length > 0 && { resourceId: pick(resources, m) }) } : {};
    bookings.push((await admin.post('/bookings').send({ ...times, ...extras, studentId: student.id })).body.id);
  },
  approve: ({ admin, instructor, bookings }, n, m) =>
    admin
      .post(`/bookings/${pick(bookings, n)}/approve`)
      .send(m % 2 ? { instructorId: instructor.id, override: true, overrideReason: 'A test' } : {}),
  assign: ({ admin, instructor, bookings }, n) =>
    admin.post(`/bookings/${pick(bookings, n)}/assign`).send({ instructorId: instructor.id, override: true, overrideReason: 'A test' }),
  move: ({ admin, bookings }, n, m) =>
    admin
      .post(`/bookings/${pick(bookings, n)}/reschedule`)
      .send({ startsAt: at(10 + (m % 9), 8), endsAt: at(10 + (m % 9), 10), override: true, overrideReason: 'A test' }),
  cancel: ({ admin, bookings }, n, m) => admin.post(`/bookings/${pick(bookings, n)}/cancel`).send({ reason: 'WEATHER', note: `Fog ${m}` }),
  escalate: ({ school }) => school.inScope((scope) => escalateBookings(scope, { defaultHours: 1 })),
};

async function buildCast(): Promise<Cast> {
  const school = await server.buildSchool();
  const [admin, instructor, student] = [await school.admin(), await school.instructor(), await school.student()];
  return { school, admin, instructor, student, bookings: [], resources: [], people: [] };
}

describe('GET /audit-logs/as-it-was', () => {
  it.each([
    '',
    'resourceType=user',
    'resourceType=session&resourceId=ID&at=NOW',
    'resourceType=user&resourceId=me&at=NOW',
    'resourceType=user&resourceId=ID&at=now',
  ])('refuses ?%s', async (query) => {
    const admin = await (await server.buildSchool()).admin();
    const asked = query.replace('ID', admin.id).replace('NOW', BEGIN.toISOString());
    expect((await admin.get(`/audit-logs/as-it-was?${asked}`)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('equals the table’s row, for now and for every moment before, after any acts', async () => {
    const acts = fc.array(fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.nat(9), fc.nat(9)), { minLength: 12, maxLength: 16 });
    const first = ['create', 'add a room', 'request'].map((name) => [name, 0, 0] as const);
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const cast = await buildCast();
        const past: { then: Rows; at: Date }[] = [];
        for (const [name, n, m] of [...first, ...sequence]) {
          server.clock.advance(30 * 60_000);
          await ACTS[name]?.(cast, n, m);
          past.push({ then: await tables(cast.school), at: server.clock.now() });
        }
        for (const { then, at: moment } of past.slice(-1).concat(past.filter((_, n) => n % 7 === 3))) {
          compared += await expectAsItWas(cast.admin, then, moment);
        }
      }),
      { numRuns: 5 },
    );
    expect(compared).toBeGreaterThanOrEqual(30);
  });

  it('knows who and what brought it there, and nothing from before it was made or of another school', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const [admin, stranger] = [await school.admin(), await other.admin()];
    const { id } = (await admin.post('/resources').send({ name: 'Room 1', kind: 'ROOM' })).body;
    const made = server.clock.now();
    server.clock.advance(60_000);
    await admin.patch(`/resources/${id}`).send({ name: 'Room 2' });
    const { body } = await askFor(admin, 'resource', id, made);
    expect(body).toEqual({
      ...{ resourceType: 'resource', resourceId: id, at: made.toISOString() },
      state: { id, name: 'Room 1', kind: 'ROOM', status: 'IN_SERVICE', model: null, version: 1, createdAt: made.toISOString() },
      asOf: { seq: 1, at: made.toISOString(), action: 'resource.create', actorName: admin.fullName },
    });
    const now = await askFor(admin, 'resource', id, server.clock.now());
    expect(now.body).toMatchObject({ state: { name: 'Room 2', version: 2 }, asOf: { seq: 2, action: 'resource.update' } });
    const nothing = { state: null, asOf: null };
    expect((await askFor(admin, 'resource', id, new Date(made.getTime() - 1))).body).toMatchObject(nothing);
    expect((await askFor(stranger, 'resource', id, server.clock.now())).body).toMatchObject(nothing);
  });

  it('is nothing after an object was deleted', async () => {
    const school = await server.buildSchool();
    const instructor = await school.instructor();
    const admin = await school.admin();
    const { id } = (await instructor.post('/availability').send({ weekday: 1, startTime: '09:00', endTime: '10:00' })).body;
    const made = server.clock.now();
    expect((await askFor(admin, 'availability', id, made)).body.state).toMatchObject({ weekday: 1, instructorId: instructor.id });
    server.clock.advance(60_000);
    await instructor.delete(`/availability/${id}`);
    const gone = (await askFor(admin, 'availability', id, server.clock.now())).body;
    expect(gone).toMatchObject({ state: null, asOf: { action: 'schedule.availability.delete' } });
    expect((await askFor(admin, 'availability', id, made)).body.state).toMatchObject({ id });
  });

  it('takes no sign-in for a change, and shows an erased person as their row does', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const { id, email } = (await admin.post('/users').send({ email: 'bo@example.test', fullName: 'Bo', role: 'STUDENT' })).body;
    const made = server.clock.now();
    server.clock.advance(60_000);
    await server.anyone.post('/auth/login').send({ tenantId: school.id, email, password: 'not that one' });
    expect((await askFor(admin, 'user', id, server.clock.now())).body).toMatchObject({
      state: { email, version: 1 },
      asOf: { action: 'user.create' },
    });
    await admin.post(`/users/${id}/suspend`).send({});
    await admin.post(`/users/${id}/erase`).send({ reason: 'Left' });
    expect(await expectAsItWas(admin, await tables(school), server.clock.now())).toBe(1);
    expect((await askFor(admin, 'user', id, made)).body.state).toMatchObject({ fullName: '(erased)', email: '(erased)', status: 'ACTIVE' });
  });

  it('goes on past any number of acts', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const id = crypto.randomUUID();
    await school.inScope(async (scope) => {
      for (let version = 1; version <= 1_203; version += 1) {
        record(scope, {
          action: 'course.update',
          resourceType: 'course',
          resourceId: id,
          after: { version, ...(version === 1 && { title: 'Theory' }) },
        });
      }
    });
    expect((await askFor(admin, 'course', id, server.clock.now())).body).toMatchObject({
      state: { title: 'Theory', version: 1_203 },
      asOf: { seq: 1_203 },
    });
  });
});
