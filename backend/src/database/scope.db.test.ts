import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '#test/database.ts';

import { assertRoleIsBound, connectDatabase, type Database } from './client.ts';
import { record, type Scope, scopeRunner, type ScopeRunner, type ScopeSetup } from './scope.ts';
import { sqlStateOf } from './sql-state.ts';

const ignore = () => undefined;

let test: TestDatabase;
let app: Database;
let owner: Database;
let inScope: ScopeRunner;
const schools = { alpha: uuidv7(), bravo: uuidv7() };
const users = { alpha: uuidv7(), bravo: uuidv7() };

const as = (tenantId: string): ScopeSetup<null> => ({ tenantId, actor: null, correlationId: 'test', ip: null, now: new Date() });

beforeAll(async () => {
  test = await createTestDatabase();
  owner = connectDatabase({ url: test.url, onConnectionLost: ignore, as: 'owner', poolSize: 2 });
  app = connectDatabase({ url: test.url, onConnectionLost: ignore });
  inScope = scopeRunner(app, ignore);
  for (const slug of ['alpha', 'bravo'] as const) {
    const tenantId = schools[slug];
    await owner.prisma.tenant.create({ data: { id: tenantId, slug, name: slug, timeZone: 'UTC' } });
    await owner.prisma.user.create({
      data: { tenantId, id: users[slug], email: `a@${slug}.test`, fullName: 'Ada', role: 'STUDENT', status: 'ACTIVE' },
    });
    await inScope(as(tenantId), async (scope) => record(scope, { action: 'user.create', resourceType: 'user', resourceId: users[slug] }));
  }
});

afterAll(async () => {
  await Promise.all([app.close(), owner.close()]);
  await test.drop();
});

const refusal = (work: Promise<unknown>) => work.then(() => 'done', sqlStateOf);
const INSUFFICIENT_PRIVILEGE = '42501';

describe('the app’s role', () => {
  it('is neither superuser nor able to bypass row-level security', async () => {
    await expect(assertRoleIsBound(app)).resolves.toBeUndefined();
    await expect(assertRoleIsBound(owner)).rejects.toThrow('bypass row-level security');
  });

  it('sees no row of any tenant table outside a scope', async () => {
    const { rows: tables } = await owner.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'`,
    );
    expect(tables.length).toBeGreaterThanOrEqual(10);
    for (const { name } of tables) {
      const { rows } = await app.pool.query(`SELECT * FROM "${name}"`);
      expect(rows, name).toEqual([]);
    }
  });

  it('sees its own school’s rows only, even with raw SQL that names another', async () => {
    const seen = await inScope(as(schools.alpha), async ({ tx }) => ({
      all: await tx.$queryRaw<{ id: string }[]>`SELECT id FROM app_user`,
      other: await tx.$queryRaw<{ id: string }[]>`SELECT id FROM app_user WHERE tenant_id = ${schools.bravo}::uuid`,
    }));
    expect(seen).toEqual({ all: [{ id: users.alpha }], other: [] });
  });

  it('can neither write into another school nor move a row there', async () => {
    const insert = inScope(as(schools.alpha), ({ tx }) =>
      tx.user.create({
        data: { tenantId: schools.bravo, id: uuidv7(), email: 'x@bravo.test', fullName: 'X', role: 'ADMIN', status: 'ACTIVE' },
      }),
    );
    expect(await refusal(insert)).toBe(INSUFFICIENT_PRIVILEGE);
    const move = inScope(as(schools.alpha), ({ tx }) => tx.$executeRaw`UPDATE app_user SET tenant_id = ${schools.bravo}::uuid`);
    expect(await refusal(move)).toBe(INSUFFICIENT_PRIVILEGE);
    const reach = inScope(
      as(schools.alpha),
      ({ tx }) => tx.$executeRaw`UPDATE app_user SET full_name = 'X' WHERE id = ${users.bravo}::uuid`,
    );
    expect(await reach).toBe(0);
  });

  it('cannot point at another school’s row', async () => {
    const booking = inScope(as(schools.alpha), ({ tx, now }) =>
      tx.booking.create({
        data: { tenantId: schools.alpha, id: uuidv7(), studentId: users.bravo, startsAt: now, endsAt: new Date(now.getTime() + 3_600_000) },
      }),
    );
    expect(await refusal(booking)).toBe('23503');
  });

  it.each([
    ['change', 'UPDATE audit_log SET action = $$x$$'],
    ['delete', 'DELETE FROM audit_log'],
    ['truncate', 'TRUNCATE audit_log'],
    ['switch the trigger off on', 'ALTER TABLE audit_log DISABLE TRIGGER ALL'],
  ])('cannot %s the audit log', async (_what, sql) => {
    expect(await refusal(inScope(as(schools.alpha), ({ tx }) => tx.$executeRawUnsafe(sql)))).toBe(INSUFFICIENT_PRIVILEGE);
  });

  it('cannot make a school', async () => {
    const made = app.prisma.tenant.create({ data: { id: uuidv7(), slug: 'mine', name: 'Mine', timeZone: 'UTC' } });
    expect(await refusal(made)).toBe(INSUFFICIENT_PRIVILEGE);
  });

  it('keeps no school in a connection after the scope is over', async () => {
    await inScope(as(schools.alpha), ({ tx }) => tx.user.count());
    const counts = await Promise.all(Array.from({ length: 20 }, () => app.pool.query<{ n: string }>('SELECT count(*) AS n FROM app_user')));
    expect(new Set(counts.map(({ rows }) => rows[0]?.n))).toEqual(new Set(['0']));
  });
});

describe('the owner', () => {
  it('cannot change or delete an audit row either, short of taking the trigger away', async () => {
    expect(await refusal(owner.pool.query('UPDATE audit_log SET action = $1', ['x']))).toBe(INSUFFICIENT_PRIVILEGE);
    expect(await refusal(owner.pool.query('DELETE FROM audit_log'))).toBe(INSUFFICIENT_PRIVILEGE);
  });
});

describe('every tenant table', () => {
  it('has row-level security forced, and every key, unique and foreign key of it begins with tenant_id', async () => {
    const { rows: unforced } = await owner.pool.query(
      `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(unforced).toEqual([]);
    const { rows: loose } = await owner.pool.query(
      `SELECT t.relname, i.relname AS index FROM pg_index x
       JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
       WHERE n.nspname = 'public' AND t.relname NOT IN ('tenant', '_prisma_migrations') AND a.attname IS DISTINCT FROM 'tenant_id'`,
    );
    expect(loose).toEqual([]);
    const { rows: loosely } = await owner.pool.query(
      `SELECT conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
       WHERE c.contype IN ('f', 'u', 'p', 'x') AND t.relname NOT IN ('tenant', '_prisma_migrations')
         AND t.relnamespace = 'public'::regnamespace AND a.attname <> 'tenant_id'`,
    );
    expect(loosely).toEqual([]);
  });
});

describe('the audit chain', () => {
  const rowsOf = (tenantId: string) =>
    inScope(as(tenantId), ({ tx }) =>
      tx.auditLog.findMany({ orderBy: { seq: 'asc' }, select: { seq: true, hash: true, previousHash: true } }),
    );

  it('numbers the rows of a school without gap or fork under 60 concurrent acts', async () => {
    const before = (await rowsOf(schools.alpha)).length;
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        inScope(as(schools.alpha), async (scope) =>
          record(scope, { action: 'test.act', resourceType: 'resource', resourceId: String(n), after: { name: `Room ${n}` } }),
        ),
      ),
    );
    const rows = await rowsOf(schools.alpha);
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: before + 60 }, (_, index) => index + 1));
    rows.slice(1).forEach((row, index) => expect(row.previousHash).toBe(rows[index]?.hash));
  });

  it('has no row of a change that was rolled back', async () => {
    const before = await rowsOf(schools.bravo);
    const failing = inScope(as(schools.bravo), (scope: Scope) => {
      record(scope, { action: 'test.act', resourceType: 'resource', resourceId: 'x' });
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(await rowsOf(schools.bravo)).toEqual(before);
  });
});
