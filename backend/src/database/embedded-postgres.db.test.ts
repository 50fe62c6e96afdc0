import { spawn } from 'node:child_process';
import { chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import { isRunning } from '#src/platform/process-identity.ts';

import { type DataDirectory, openDataDirectory } from './data-directory.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { clearOrphan } from './orphan-postmaster.ts';
import { postgresAccount } from './postgres-account.ts';
import { startPostgresProcess } from './postgres-process.ts';

const asRoot = process.getuid?.() === 0;
const log = () => undefined;

let directory: DataDirectory;
let cluster: string;

beforeEach(async ({ onTestFinished: whenOver }) => {
  directory = await openDataDirectory(await mkdtemp(join(tmpdir(), 'flightline-postgres-')));
  cluster = join(directory.path, 'postgres');
  // Registered first, so run last: when Postgres is gone.
  whenOver(async () => {
    await directory.close();
    await rm(directory.path, { recursive: true });
  });
});

async function start() {
  const postgres = await startEmbeddedPostgres({ directory, fast: true });
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = async () => Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('startEmbeddedPostgres', () => {
  it('refuses a cluster of another major version', async () => {
    await mkdir(cluster);
    await writeFile(join(cluster, 'PG_VERSION'), '16\n');
    const account = postgresAccount();
    if (account) await chown(cluster, account.uid, account.gid);
    await expect(start()).rejects.toThrow('was made by Postgres 16, and Flightline runs Postgres 18');
  });

  it('refuses a folder that is no cluster', async () => {
    await mkdir(cluster);
    const account = postgresAccount();
    if (account) await chown(cluster, account.uid, account.gid);
    await expect(start()).rejects.toThrow('is not a Postgres data directory');
  });

  it.runIf(asRoot)("refuses another user's cluster", async () => {
    await mkdir(cluster);
    await chown(cluster, 12_345, 12_345);
    await expect(start()).rejects.toThrow('belongs to user 12345');
  });

  it('speaks UTF-8, knows its letters and keeps its clock in UTC', async () => {
    const { url } = await start();
    expect(
      await query(url, `SELECT lower('ÄÉŁ') AS lower, current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone`),
    ).toEqual([{ lower: 'äéł', encoding: 'UTF8', zone: 'UTC' }]);
  });

  it('keeps what was written when it starts again', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('begins anew when the very first start was killed half-way', async () => {
    await mkdir(`${cluster}.new`);
    await writeFile(join(`${cluster}.new`, 'PG_VERSION'), '18\n');
    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect((await readdir(directory.path)).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('starts Postgres again on the same port when it dies', async () => {
    const { url } = await start();
    const pid = await postmasterPid();
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => query(url, 'SELECT 1 AS n').catch(() => null), { timeout: 15_000 }).toEqual([{ n: 1 }]);
    expect(await postmasterPid()).not.toBe(pid);
  });

  it('leaves no process when it stops', async () => {
    const postgres = await start();
    const pid = await postmasterPid();
    await postgres.stop();
    expect(isRunning(pid)).toBe(false);
  });

  it('is not misled by a left-over postmaster.pid that names a living program', async () => {
    await (await start()).stop();
    const other = spawn('sleep', ['60']);
    onTestFinished(() => void other.kill());
    await writeFile(join(cluster, 'postmaster.pid'), `${other.pid}\n${cluster}\n1700000000\n5432\n\nlocalhost\n\nready\n`);
    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(other.exitCode).toBeNull();
  });
});

describe('clearOrphan', () => {
  it('stops the Postgres that a killed process left running', async () => {
    await (await start()).stop();
    const orphan = await startPostgresProcess({
      cluster,
      account: postgresAccount(),
      settings: { port: 61_234, unix_socket_directories: '' },
      log,
    });
    await clearOrphan({ cluster, log });
    expect(isRunning(orphan.pid)).toBe(false);
  });
});
