import { createApp } from '#src/app.ts';
import { loadConfig } from '#src/config.ts';
import { droppedFields } from '#src/database/audit-chain.ts';
import { connectDatabase, type Database } from '#src/database/client.ts';
import { scopeRunner } from '#src/database/scope.ts';
import type { Services } from '#src/http/context.ts';
import type { Clock } from '#src/platform/clock.ts';
import { serve } from '#src/platform/http-server.ts';
import { createLogger } from '#src/platform/logger.ts';
import { createServices } from '#src/services.ts';

import { type Client, createClient } from './client.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { createTestDatabase } from './database.ts';
import { buildSchool, type School, type SchoolOptions } from './school.ts';

export type TestServer = {
  services: Services;
  clock: TestClock;
  url: string;
  /** A caller who is not signed in. */
  anyone: Client;
  buildSchool(options?: SchoolOptions): Promise<School>;
  /** Runs SQL as the tables' owner, on one connection: for what the app itself could never do. */
  asOwner(work: (query: (sql: string, values?: unknown[]) => Promise<void>) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  /** Where the clock stands at first. */
  now?: Date;
  /** Variables beside the tests' own. */
  env?: Record<string, string>;
  /** The way to the database, for tests that cut it. */
  through?: (url: string) => Promise<string>;
};

const ENV = {
  NODE_ENV: 'test',
  JWT_SECRET: 'known to tests alone, and long enough',
  AUDIT_SIGNING_KEY: Buffer.alloc(32, 'known to tests alone').toString('base64'),
  RATE_LIMIT_AUTH_MAX: '100000',
  RATE_LIMIT_BOOKING_MAX: '100000',
  LOG_LEVEL: 'silent',
};

/** A Monday morning. */
const A_DAY = new Date('2026-06-01T09:00:00.000Z');

/** Serves the whole app on a free port, over a database of its own. Stop it in `afterAll`. */
export async function startTestServer({ now = A_DAY, env = {}, through }: Options = {}): Promise<TestServer> {
  const testDatabase = await createTestDatabase();
  const connect = (as: 'app' | 'owner', to: string) => connectDatabase({ url: to, onConnectionLost: () => undefined, as });
  const database = connect('app', (await through?.(testDatabase.url)) ?? testDatabase.url);
  const owners = connect('owner', testDatabase.url);
  const clock = createTestClock(now);
  const lost = noteDroppedFields();
  const { services, liveActors } = testServices({ database, clock, env });
  const app = createApp({ services, actorOf: liveActors.actorOf, pendingMigrations: () => Promise.resolve([]) });
  const { port, stop } = await serve(app, 0);
  const url = `http://127.0.0.1:${port}`;
  const world = { services, url, asOwner: scopeRunner(owners, () => undefined) };
  return {
    ...{ services, clock, url },
    anyone: createClient(url),
    buildSchool: (options) => buildSchool(world, options),
    asOwner: async (work) => {
      const client = await owners.pool.connect();
      try {
        await work(async (sql, values) => void (await client.query(sql, values)));
      } finally {
        client.release();
      }
    },
    stop: async () => {
      await stop();
      await Promise.all([database.close(), owners.close()]);
      await testDatabase.drop();
      if (lost.size > 0) throw new Error(`Recorded, but not listed in audit-fields.ts, and so lost: ${[...lost].join(', ')}`);
    },
  };
}

/** What use cases record and the audit log does not keep: a loss that only a test would notice. */
function noteDroppedFields(): Set<string> {
  const lost = new Set<string>();
  droppedFields.subscribe((message) => lost.add(JSON.stringify(message)));
  return lost;
}

type Parts = { database: Database; clock: Clock; env?: Record<string, string> };

/** The parts of one process, wired as in main.ts. */
export function testServices({ database, clock, env = {} }: Parts): ReturnType<typeof createServices> {
  const loaded = loadConfig({ ...ENV, ...env });
  const config = { ...loaded, jwtSecret: loaded.jwtSecret ?? '', auditSigningKey: loaded.auditSigningKey ?? '' };
  return createServices({ config, clock, logger: createLogger({ level: config.logLevel }), database });
}
