import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { TestProject } from 'vitest/node';

import { openDataDirectory } from '#src/database/data-directory.ts';
import { startEmbeddedPostgres } from '#src/database/embedded-postgres.ts';
import { readMigrations } from '#src/database/migration-files.ts';
import { applyMigrations } from '#src/database/migration-runner.ts';

import { createDatabase, databaseUrl, dropDatabase } from './database-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A Postgres server for tests, as its superuser, and the migrated database on it to copy. */
    postgres: { serverUrl: string; template: string };
  }
}

/** Starts one Postgres for the whole run (or takes TEST_DATABASE_URL's) and migrates the database that each test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `flightline_template_${process.pid}`;
  await createDatabase({ serverUrl: server.url, name: template });
  const migrations = await readMigrations(resolve(import.meta.dirname, '../../prisma/migrations'));
  await applyMigrations({ url: databaseUrl(server.url, template), migrations });
  project.provide('postgres', { serverUrl: server.url, template });
  return async () => {
    await dropDatabase({ serverUrl: server.url, name: template });
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: () => Promise.resolve() };
  const path = await mkdtemp(join(tmpdir(), 'flightline-test-'));
  const directory = await openDataDirectory(path);
  const { url, stop } = await startEmbeddedPostgres({ directory, fast: true });
  return {
    url,
    stop: async () => {
      await stop();
      await rm(path, { recursive: true, force: true });
    },
  };
}
