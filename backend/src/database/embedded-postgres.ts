import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { StartupError } from '#src/platform/startup-error.ts';

import { keptSecret, type DataDirectory } from './data-directory.ts';
import { clearOrphan } from './orphan-postmaster.ts';
import { postgresAccount } from './postgres-account.ts';
import { ensureCluster, OWNER } from './postgres-cluster.ts';
import { startPostgresProcess, type PostgresProcess, type PostgresSettings } from './postgres-process.ts';

const BASE_SETTINGS: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A statement's text may hold what people typed: only its error is logged.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** For tests only: a crash may lose everything, so nothing waits for the disk. */
const FAST_SETTINGS: PostgresSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 };

const TRIES = 10;
const PAUSE_MS = 500;

export type EmbeddedPostgres = { url: string; stop(): Promise<void> };

export type EmbeddedPostgresOptions = {
  directory: DataDirectory;
  fast?: boolean;
  /** Told of each line that Postgres logs. */
  log?: (line: string) => void;
  /** Told when Postgres ended by itself and could not be started again. */
  onLost?: (error: unknown) => void;
};

/**
 * Starts the Postgres that npm brought on a data directory that this process holds, reachable from this machine only.
 * If it dies it is started again on the same port. Throws a StartupError when the directory can't be served.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, fast = false, log = () => undefined, onLost = () => undefined } = options;
  const password = await keptSecret(directory.path, 'postgres-password');
  const account = postgresAccount();
  const cluster = await ensureCluster({ directory: directory.path, account, password, fast });
  await clearOrphan({ cluster, log });
  const settings = { ...BASE_SETTINGS, ...(fast && FAST_SETTINGS) };
  let port = 0;
  const start = () => startPostgresProcess({ cluster, account, settings: { ...settings, port }, log });
  const first = await patiently(async () => {
    port = await freePort();
    return start();
  });
  const watch = keepRunning({ first, again: () => patiently(start), log, onLost });
  const address = `postgres://${OWNER}:${password}@127.0.0.1:${port}`;
  await ensureDatabase(`${address}/postgres`);
  return { url: `${address}/${OWNER}`, stop: watch.stop };
}

/** A port that another program took meanwhile, or workers of a killed Postgres that still let go of its memory: both pass. */
async function patiently(start: () => Promise<PostgresProcess>): Promise<PostgresProcess> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (attempt === TRIES || !(error instanceof StartupError) || !/could not bind|create any TCP|shared memory/.test(error.message))
        throw error;
      await pause(PAUSE_MS);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port'))));
    });
  });
}

type Watch = {
  first: PostgresProcess;
  again: () => Promise<PostgresProcess>;
  log: (line: string) => void;
  onLost: (error: unknown) => void;
};

function keepRunning({ first, again, log, onLost }: Watch): { stop(): Promise<void> } {
  let current = Promise.resolve(first);
  let stopping = false;
  const watch = async (postgres: PostgresProcess): Promise<void> => {
    await postgres.ended;
    if (stopping) return;
    log('The embedded Postgres ended by itself; starting it again.');
    current = pause(PAUSE_MS).then(again);
    await watch(await current);
  };
  watch(first).catch(onLost);
  return {
    async stop() {
      stopping = true;
      await current.then(
        (postgres) => postgres.stop(),
        () => undefined,
      );
    },
  };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${OWNER}`);
  } finally {
    await client.end();
  }
}
