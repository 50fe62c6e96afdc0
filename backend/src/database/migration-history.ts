import type { ClientBase, Pool } from 'pg';

import { StartupError } from '#src/platform/startup-error.ts';

import type { Migration } from './migration-files.ts';

/** Prisma's own table, as its schema engine makes it, so that `prisma migrate deploy` can take over at any time. */
export const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

export type HistoryRow = { name: string; checksum: string; finished: boolean };

/** What was applied or begun, oldest first; what was marked as rolled back counts as never begun. */
export async function readHistory(client: ClientBase | Pool): Promise<HistoryRow[]> {
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/** The migrations still to apply. Throws a StartupError where the history and the files on disk tell different stories. */
export function unapplied(migrations: Migration[], history: HistoryRow[]): Migration[] {
  for (const row of history) refuseContradiction(row, migrations);
  const applied = new Set(history.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

function refuseContradiction({ name, checksum, finished }: HistoryRow, migrations: Migration[]): void {
  if (!finished) {
    throw new StartupError(
      `The migration ${name} was begun and never finished, so the database may be half-changed. Put it right, then mark it with "prisma migrate resolve".`,
    );
  }
  const migration = migrations.find((candidate) => candidate.name === name);
  if (!migration)
    throw new StartupError(`The database is newer than this code: it has the migration ${name}, which is not in prisma/migrations.`);
  if (!migration.checksums.includes(checksum)) {
    throw new StartupError(
      `The migration ${name} was edited after it was applied. Restore its migration.sql and put the change into a new migration.`,
    );
  }
}
