/* How long learning takes to answer, over HTTP, with one reader at a time: `npm run bench:learning -- [--size=demo|small|full]
   [--data=FOLDER]`. A school of that size beside the demo schools; a folder that is named keeps it for the next run. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import pg from 'pg';

import { openDataDirectory } from '../src/database/data-directory.ts';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { readMigrations } from '../src/database/migration-files.ts';
import { applyMigrations } from '../src/database/migration-runner.ts';
import { hashPassword } from '../src/modules/auth/index.ts';
import { type Measured, measureLearning } from './measure-learning.ts';
import { SIZES, seedLearning } from './seed-learning.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PASSWORD = 'Flightline-demo-1';

const { values } = parseArgs({ options: { size: { type: 'string', default: 'full' }, data: { type: 'string' } } });
const kept = values.data;
const home = kept ?? (await mkdtemp(join(tmpdir(), 'flightline-bench-')));

try {
  const demo = await measured('demo', 'alpha');
  const { size } = values;
  if (size === 'demo') show([demo]);
  else if (size === 'small' || size === 'full') show([await measured(size, 'large', SIZES[size]), demo]);
  else throw new Error('--size is demo, small or full');
} finally {
  if (kept === undefined) await rm(home, { recursive: true, force: true });
}

type Shown = { name: string; figures: Map<string, Measured> };

/** Starts Postgres and the server on a school, and measures. */
async function measured(name: string, slug: string, size?: (typeof SIZES)[keyof typeof SIZES]): Promise<Shown> {
  const path = join(home, name);
  if (size && !(await exists(join(path, 'seeded')))) await seed(path, slug, size);
  return withPostgres(path, { fast: false }, async (url) => {
    await applyMigrations({ url, migrations: await readMigrations(resolve(ROOT, '../prisma/migrations')) });
    const server = await startServer(url, size ? '0' : '1');
    try {
      const student = size ? (n: number) => `student${n}@${slug}.test` : () => `student@${slug}.test`;
      const figures = await measureLearning({ url: server.url, slug, password: PASSWORD, student, students: size ? 20 : 1 });
      return { name, figures };
    } finally {
      await server.stop();
    }
  });
}

/** Written without waiting for the disk: a school that was half written is written again. */
async function seed(path: string, slug: string, size: (typeof SIZES)[keyof typeof SIZES]): Promise<void> {
  await rm(path, { recursive: true, force: true });
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1_000).toFixed(0).padStart(4);
  const log = (line: string) => console.log(`${seconds()} s  ${line}`);
  await withPostgres(path, { fast: true }, async (url) => {
    await applyMigrations({ url, migrations: await readMigrations(resolve(ROOT, '../prisma/migrations')) });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await seedLearning({ client, size, slug, passwordHash: await hashPassword(PASSWORD), log });
    const { rows } = await client.query<{ table: string; rows: string; size: string }>(
      `SELECT relname AS table, n_live_tup AS rows, pg_size_pretty(pg_total_relation_size(relid)) AS size FROM pg_stat_user_tables
       WHERE n_live_tup > 0 ORDER BY pg_total_relation_size(relid) DESC`,
    );
    for (const row of rows) log(`${row.table.padEnd(20)} ${row.rows.padStart(9)} rows ${row.size.padStart(9)}`);
    await client.query('CHECKPOINT');
    await client.end();
  });
  await writeFile(join(path, 'seeded'), `${seconds()} s\n`);
}

async function withPostgres<T>(path: string, { fast }: { fast: boolean }, work: (url: string) => Promise<T>): Promise<T> {
  const directory = await openDataDirectory(path);
  const postgres = await startEmbeddedPostgres({ directory, fast });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
    await directory.close();
  }
}

/** The server as a process of its own, so that measuring does not slow what is measured. */
async function startServer(databaseUrl: string, seedDemo: string): Promise<{ url: string; stop(): Promise<void> }> {
  const secrets = { JWT_SECRET: randomBytes(32).toString('hex'), AUDIT_SIGNING_KEY: randomBytes(32).toString('base64') };
  const env = { DATABASE_URL: databaseUrl, PORT: '0', SEED_DEMO: seedDemo, RATE_LIMIT_AUTH_MAX: '100000', LOG_LEVEL: 'warn', ...secrets };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    ...{ cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /ready at (\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    return { url: url.replace('localhost', '127.0.0.1'), stop };
  }
  throw new Error('The server did not start');
}

function show(schools: Shown[]): void {
  const names = [...new Set(schools.flatMap(({ figures }) => [...figures.keys()]))];
  const heads = schools.map(({ name }) => `${name}: p50    p95    p99 ms`.padStart(32)).join('');
  console.log(`\n${''.padEnd(34)}${heads}`);
  for (const what of names) {
    const cells = schools.map(({ figures }) => cell(figures.get(what))).join('');
    console.log(`${what.padEnd(34)}${cells}`);
  }
}

function cell(found: Measured | undefined): string {
  return (found ? [found.p50, found.p95, found.p99].map((ms) => ms.toFixed(1).padStart(7)).join('') : '-').padStart(32);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
