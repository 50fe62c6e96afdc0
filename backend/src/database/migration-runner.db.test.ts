import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createEmptyDatabase, type TestDatabase } from '#test/database.ts';

import type { Migration } from './migration-files.ts';
import { applyMigrations, pendingMigrations } from './migration-runner.ts';

const migration = (name: string, sql: string, checksum = `checksum of ${name}`): Migration => ({ name, sql, checksums: [checksum] });

const plane = migration('1_plane', 'CREATE TABLE plane (id int PRIMARY KEY); INSERT INTO plane VALUES (1);');
const room = migration('2_room', `CREATE TABLE room (id int); DO $$ BEGIN INSERT INTO room VALUES (1); END $$;`);
const broken = migration('2_broken', 'CREATE TABLE hangar (id int);\nINSERT INTO nowhere VALUES (1);');

let database: TestDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  database = await createEmptyDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  // A connection may be ended under its hands when the database is dropped.
  pool.on('connect', (client) => client.on('error', () => undefined));
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

const apply = (...migrations: Migration[]) => applyMigrations({ url: database.url, migrations });
const tables = async () => {
  const { rows } = await pool.query<{ tablename: string }>(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  return rows.map(({ tablename }) => tablename);
};

describe('applyMigrations', () => {
  it('refuses a migration that was edited after it was applied, and names it', async () => {
    await apply(plane);
    await expect(apply(migration('1_plane', plane.sql, 'another'))).rejects.toThrow(
      'The migration 1_plane was edited after it was applied',
    );
  });

  it('refuses a database that has a migration this code does not know', async () => {
    await apply(plane, room);
    await expect(apply(plane)).rejects.toThrow('The database is newer than this code: it has the migration 2_room');
  });

  it('refuses to go on after a migration that was begun and never finished', async () => {
    await apply(plane);
    await pool.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'checksum of 2_room', '2_room')`);
    await expect(apply(plane, room)).rejects.toThrow('The migration 2_room was begun and never finished');
    expect(await tables()).not.toContain('room');
  });

  it('keeps nothing of a migration that fails, and says where it failed', async () => {
    await expect(apply(plane, broken)).rejects.toThrow('The migration 2_broken failed (line 2): relation "nowhere" does not exist');
    expect(await tables()).toEqual(['_prisma_migrations', 'plane']);
    expect(await apply(plane, room)).toEqual(['2_room']);
  });

  it('refuses a migration that ends its own transaction', async () => {
    await expect(apply(migration('1_bad', 'CREATE TABLE a (id int); COMMIT;'))).rejects.toThrow('ends its transaction itself');
  });

  it('applies what is missing in order, once', async () => {
    expect(await apply(plane)).toEqual(['1_plane']);
    expect(await apply(plane, room)).toEqual(['2_room']);
    expect(await apply(plane, room)).toEqual([]);
    expect(await tables()).toEqual(['_prisma_migrations', 'plane', 'room']);
  });

  it('applies a migration again that was marked as rolled back', async () => {
    await apply(plane);
    await pool.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at) VALUES ('x', 'old', '2_room', now())`);
    expect(await apply(plane, room)).toEqual(['2_room']);
  });

  it('lets several processes start at once: each migration is applied by exactly one', async () => {
    const runs = await Promise.all(Array.from({ length: 6 }, () => apply(plane, room)));
    expect(runs.flat().sort()).toEqual(['1_plane', '2_room']);
  });

  it('keeps the history as Prisma does', async () => {
    await apply(plane);
    const { rows } = await pool.query('SELECT * FROM _prisma_migrations');
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: 'checksum of 1_plane',
        migration_name: '1_plane',
        started_at: expect.any(Date),
        finished_at: expect.any(Date),
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
      },
    ]);
  });

  it('lets a role read the history, for readiness, and no more', async () => {
    await pool.query('DROP ROLE IF EXISTS history_reader');
    await pool.query('CREATE ROLE history_reader');
    await applyMigrations({ url: database.url, migrations: [plane], readableBy: 'history_reader' });
    const reader = await pool.connect();
    try {
      await reader.query('SET ROLE history_reader');
      expect((await reader.query('SELECT 1 FROM _prisma_migrations')).rowCount).toBe(1);
      await expect(reader.query('DELETE FROM _prisma_migrations')).rejects.toThrow('permission denied');
    } finally {
      reader.release(true);
      await pool.query('DROP OWNED BY history_reader; DROP ROLE history_reader');
    }
  });
});

describe('pendingMigrations', () => {
  it('names all of them for a database that was never migrated', async () => {
    expect(await pendingMigrations(pool, [plane, room])).toEqual(['1_plane', '2_room']);
  });

  it('names what is still missing', async () => {
    await apply(plane);
    expect(await pendingMigrations(pool, [plane, room])).toEqual(['2_room']);
    await apply(plane, room);
    expect(await pendingMigrations(pool, [plane, room])).toEqual([]);
  });
});
