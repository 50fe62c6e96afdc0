import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import pg from 'pg';

const ROOT = resolve(import.meta.dirname, '../..');
const READY = /Flightline is ready at (http:\/\/\S+)/;

/** A running Flightline with the demo schools in a database of its own. */
export type Flightline = {
  url: string;
  /** Runs SQL as the owner of its tables: for what the app itself could never do. */
  asOwner(sql: string, values?: unknown[]): Promise<void>;
  /** Stops the server and starts it again at the same address, with the same data; `meanwhile` runs while it is away. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the built app on a free port. Throws with what it printed when it does not come up. */
export async function startFlightline(env: Record<string, string> = {}): Promise<Flightline> {
  const dataDir = await mkdtemp(join(tmpdir(), 'flightline-e2e-'));
  const settings = {
    NODE_ENV: 'development',
    PORT: String(await freePort()),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    RATE_LIMIT_AUTH_MAX: '1000',
    RATE_LIMIT_BOOKING_MAX: '1000',
    ...env,
  };
  let child = launch(settings);
  const url = await readyUrl(child);
  return {
    url,
    asOwner: async (sql, values) => {
      const client = new pg.Client({ connectionString: await databaseUrl(dataDir) });
      await client.connect();
      try {
        await client.query(sql, values);
      } finally {
        await client.end();
      }
    },
    restart: async (meanwhile = async () => undefined) => {
      await end(child);
      try {
        await meanwhile();
      } finally {
        // Also where that fails: the tests after it need their server.
        child = launch(settings);
        await readyUrl(child);
      }
    },
    stop: async () => {
      await end(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const launch = (env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [join(ROOT, 'backend/dist/main.js')], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}

/** Where the embedded Postgres of a data directory listens, with its owner's password. */
async function databaseUrl(dataDir: string): Promise<string> {
  const [password, postmaster] = await Promise.all(
    ['postgres-password', 'postgres/postmaster.pid'].map((file) => readFile(join(dataDir, file), 'utf8')),
  );
  const port = postmaster?.split('\n')[3] ?? '';
  return `postgres://flightline:${password?.trim() ?? ''}@127.0.0.1:${port}/flightline`;
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const url = READY.exec(printed)?.[1];
      if (url !== undefined) ready(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => failed(new Error(`Flightline ended with code ${code}:\n${printed}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
