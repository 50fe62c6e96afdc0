import { basename, resolve } from 'node:path';

import type { Logger } from 'pino';

import { seedDemo } from '../../prisma/seed/seed-demo.ts';
import { createApp } from './app.ts';
import { type Config, type LoadedConfig, loadConfig } from './config.ts';
import { droppedFields } from './database/audit-chain.ts';
import { APP_ROLE, assertRoleIsBound, connectDatabase } from './database/client.ts';
import { keptSecret, openDataDirectory } from './database/data-directory.ts';
import { startEmbeddedPostgres } from './database/embedded-postgres.ts';
import { readMigrations } from './database/migration-files.ts';
import { applyMigrations, pendingMigrations } from './database/migration-runner.ts';
import { assertUsableDatabase } from './database/usable-database.ts';
import { startJobs } from './jobs.ts';
import { hashPassword } from './modules/auth/index.ts';
import { systemClock } from './platform/clock.ts';
import { assertPortIsFree, serve } from './platform/http-server.ts';
import type { Job } from './platform/jobs.ts';
import { createLifecycle, type Lifecycle, onStopSignal } from './platform/lifecycle.ts';
import { createLogger } from './platform/logger.ts';
import { StartupError } from './platform/startup-error.ts';
import { createServices } from './services.ts';

const here = import.meta.dirname;
const MIGRATIONS = resolve(here, '../../prisma/migrations');
/** The built process serves the built browser app; run from its sources, it leaves that to Vite. */
const WEB_ROOT = basename(here) === 'dist' ? resolve(here, '../../frontend/dist') : undefined;

/** The process: configuration, database, migrations, demo schools, app, jobs, listen. */
async function start(loaded: LoadedConfig, logger: Logger, lifecycle: Lifecycle): Promise<void> {
  // Postgres that stops before the last connection has said goodbye is no news.
  const onConnectionLost = ({ message }: Error) =>
    logger[lifecycle.stopping ? 'debug' : 'warn']({ reason: message }, 'database connection lost');

  const databaseUrl = loaded.databaseUrl ?? (await startOwnDatabase(loaded, logger, lifecycle));
  await assertPortIsFree(loaded.port);
  await assertUsableDatabase(databaseUrl);
  const migrations = await readMigrations(MIGRATIONS);
  const applied = await applyMigrations({ url: databaseUrl, migrations, readableBy: APP_ROLE });
  if (applied.length > 0) logger.info({ applied }, 'migrations applied');

  if (loaded.seedDemo) await seed({ url: databaseUrl, onConnectionLost });

  const config: Config = {
    ...loaded,
    jwtSecret: loaded.jwtSecret ?? (await keptSecret(loaded.dataDir, 'jwt-secret')),
    auditSigningKey: loaded.auditSigningKey ?? (await keptSecret(loaded.dataDir, 'audit-signing-key')),
  };
  const database = await lifecycle.step(
    'database',
    () => connectDatabase({ url: databaseUrl, onConnectionLost }),
    (opened) => opened.close(),
  );
  await assertRoleIsBound(database);

  droppedFields.subscribe((field) => logger.warn({ field }, 'recorded, but not listed in audit-fields.ts'));
  const { services, liveActors, followOthers } = createServices({ config, clock: systemClock, logger, database });
  const app = createApp({
    services,
    actorOf: liveActors.actorOf,
    pendingMigrations: () => pendingMigrations(database.pool, migrations),
    ...(WEB_ROOT && { webRoot: WEB_ROOT }),
  });

  await lifecycle.step('changes of other processes', followOthers, (feed) => feed.close());
  await lifecycle.step('jobs', () => startJobs(services), stopJobs);
  const server = await lifecycle.step(
    'server',
    () => serve(app, config.port),
    (listening) => listening.stop(),
  );
  process.stdout.write(`Flightline is ready at http://localhost:${server.port}\n`);
}

/** The embedded Postgres, on a data directory that no other process holds. */
async function startOwnDatabase({ dataDir, port }: LoadedConfig, logger: Logger, lifecycle: Lifecycle): Promise<string> {
  const directory = await lifecycle.step(
    'data directory',
    () => openDataDirectory(dataDir),
    (held) => held.close(),
  );
  await assertPortIsFree(port);
  const log = (line: string) => logger[/ (FATAL|PANIC): /.test(line) && !lifecycle.stopping ? 'warn' : 'debug'](line);
  const postgres = await lifecycle.step(
    'embedded postgres',
    () => startEmbeddedPostgres({ directory, log, onLost: (error) => void fail(error, lifecycle) }),
    (running) => running.stop(),
  );
  return postgres.url;
}

async function stopJobs(jobs: Job[]): Promise<void> {
  await Promise.all(jobs.map((job) => job.stop()));
}

/** As the owner: the app's own role may not make schools. */
async function seed(connection: { url: string; onConnectionLost: (error: Error) => void }): Promise<void> {
  const database = connectDatabase({ ...connection, as: 'owner', poolSize: 2 });
  try {
    await seedDemo({ database, hashPassword, now: systemClock.now() });
  } finally {
    await database.close();
  }
}

/** Says in plain words why it ends, undoes what was started, and ends. */
async function fail(error: unknown, lifecycle: Lifecycle): Promise<void> {
  const lines = error instanceof StartupError ? error.message.split('\n') : [String(error instanceof Error ? error.stack : error)];
  for (const line of lines) process.stderr.write(`Flightline cannot run: ${line}\n`);
  await lifecycle.stop();
  process.exit(1);
}

async function run(): Promise<void> {
  const lifecycle = createLifecycle((step, error) => process.stderr.write(`Stopping: ${step} failed: ${String(error)}\n`));
  process.on('uncaughtException', (error) => void fail(error, lifecycle));
  process.on('unhandledRejection', (reason) => void fail(reason, lifecycle));
  onStopSignal({ stop: () => void lifecycle.stop().then(() => process.exit(0)), force: () => process.exit(1) });
  try {
    const config = loadConfig(process.env);
    await start(config, createLogger({ level: config.logLevel }), lifecycle);
  } catch (error) {
    // A stop in the middle of starting makes the rest of the start fail: nobody needs to hear of that.
    if (!lifecycle.stopping) await fail(error, lifecycle);
  }
}

await run();
