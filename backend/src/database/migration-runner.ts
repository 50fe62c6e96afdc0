import { randomUUID } from 'node:crypto';

import pg from 'pg';

import { StartupError } from '#src/platform/startup-error.ts';

import type { Migration } from './migration-files.ts';
import { CREATE_HISTORY, readHistory, unapplied } from './migration-history.ts';

/** Prisma's own advisory lock, so that a `prisma migrate deploy` and this runner wait for each other. */
const LOCK_KEY = 72_707_369;

type MigrationRun = {
  /** The database, as the owner of its tables. */
  url: string;
  migrations: Migration[];
  /** A role that may read which migrations are applied, for readiness. */
  readableBy?: string;
};

/**
 * Applies what the database still lacks and answers the names applied. Each migration and its row of history are one
 * transaction. Throws a StartupError on an edited, unknown, half-applied or failing migration. Safe in many processes at once.
 */
export async function applyMigrations({ url, migrations, readableBy }: MigrationRun): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'flightline-migrations' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const applied: string[] = [];
    for (;;) {
      const name = await inTransaction(client, () => applyNext(client, migrations));
      if (name === null) break;
      applied.push(name);
    }
    if (readableBy) await client.query(`GRANT SELECT ON _prisma_migrations TO ${client.escapeIdentifier(readableBy)}`);
    return applied;
  } finally {
    await client.end();
  }
}

/** The names of the migrations that a database still lacks; all of them when it was never migrated. */
export async function pendingMigrations(pool: pg.Pool, migrations: Migration[]): Promise<string[]> {
  const { rows } = await pool.query<{ exists: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`);
  const history = rows[0]?.exists ? await readHistory(pool) : [];
  return unapplied(migrations, history).map(({ name }) => name);
}

/** Takes the lock for this one transaction and looks anew: another process may have applied some meanwhile. */
async function applyNext(client: pg.Client, migrations: Migration[]): Promise<string | null> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
  await client.query(CREATE_HISTORY);
  const [next] = unapplied(migrations, await readHistory(client));
  if (!next) return null;
  const startedAt = new Date();
  await client.query(next.sql).catch(explainFailure(next));
  if (client.getTransactionStatus() !== 'T') {
    throw new StartupError(`The migration ${next.name} ends its transaction itself: remove its COMMIT or ROLLBACK.`);
  }
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
    [randomUUID(), next.checksums[0], next.name, startedAt],
  );
  return next.name;
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // The error that brought us here tells more than a failing rollback would.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

const explainFailure =
  ({ name, sql }: Migration) =>
  (error: unknown): never => {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : '';
    throw new StartupError(`The migration ${name} failed${line}: ${error.message}. Nothing of it was kept.`, { cause: error });
  };
