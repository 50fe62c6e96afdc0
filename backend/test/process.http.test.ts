import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { postgresAccount } from '#src/database/postgres-account.ts';
import { isRunning, waitForEnd } from '#src/platform/process-identity.ts';

import { createEmptyDatabase } from './database.ts';
import { buildServer, type FlightlineProcess, postmasterPid, startFlightline } from './flightline-process.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const canTryAsOther = process.getuid?.() === 0 && spawnSync('test', ['-r', import.meta.filename], NOBODY).status === 0;

const WITH_SCHOOLS = { SEED_DEMO: '1' };

// A start takes a second on an idle machine; a busy one may take its time.
vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;

beforeAll(buildServer, 60_000);
beforeEach(async ({ onTestFinished: whenOver }) => {
  dataDir = await mkdtemp(join(tmpdir(), 'flightline-process-'));
  // Registered first, so run last: when the processes are gone.
  whenOver(() => rm(dataDir, { recursive: true, force: true }));
});

/** Started on the test's own data directory, without demo schools unless told otherwise; ended with the test whatever happens. */
function start(env: Record<string, string> = {}, identity = {}): FlightlineProcess {
  const flightline = startFlightline({ DATA_DIR: dataDir, SEED_DEMO: '0', ...env }, identity);
  onTestFinished(async () => {
    flightline.child.kill('SIGTERM');
    await flightline.ended();
  });
  return flightline;
}

async function refusal(flightline: FlightlineProcess): Promise<string[]> {
  const { code, stderr, stdout } = await flightline.ended();
  expect(stdout).toBe('');
  expect(code).toBe(1);
  return stderr.trim().split('\n');
}

type Schools = { items: { id: string; slug: string }[] };
const schools = async (address: string) => (await (await fetch(`${address}/api/v1/auth/tenants`)).json()) as Schools;

async function signIn(address: string, password = 'Flightline-demo-1'): Promise<Response> {
  const tenantId = (await schools(address)).items[0]?.id;
  return fetch(`${address}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenantId, email: 'admin@alpha.test', password }),
  });
}

/** Signs in, and does something at a moment when the server has the request and waits for its body. */
async function signInUnderway(address: string, meanwhile: () => Promise<void>): Promise<IncomingMessage> {
  const tenantId = (await schools(address)).items[0]?.id;
  const headers = { 'content-type': 'application/json', expect: '100-continue' };
  const asked = request(`${address}/api/v1/auth/login`, { method: 'POST', headers });
  asked.flushHeaders();
  await once(asked, 'continue');
  await meanwhile();
  asked.end(JSON.stringify({ tenantId, email: 'admin@alpha.test', password: 'Flightline-demo-1' }));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer;
}

describe('a start that can not be', () => {
  it('says that a variable is bad', async () => {
    expect(await refusal(start({ PORT: 'http', LOG_LEVEL: 'loud' }))).toEqual([
      'Flightline cannot run: PORT must be a whole number from 0 to 65535',
      'Flightline cannot run: LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
    ]);
  });

  it('says that production lacks its secret', async () => {
    expect(await refusal(start({ NODE_ENV: 'production' }))).toEqual([
      'Flightline cannot run: JWT_SECRET is required when NODE_ENV is production',
    ]);
  });

  it('says that the port is in use, and starts nothing else', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await refusal(start({ PORT: String(port) }))).toEqual([
      `Flightline cannot run: Port ${port} is in use by another program: set PORT to another one.`,
    ]);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('says that the database can not be reached, without its password', async () => {
    expect(await refusal(start({ DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/school' }))).toEqual([
      "Flightline cannot run: The database school at 127.0.0.1:1 can't be reached: ECONNREFUSED.",
    ]);
  });

  it('says that the data directory is of another Postgres', async () => {
    const cluster = join(dataDir, 'postgres');
    await mkdir(cluster);
    await writeFile(join(cluster, 'PG_VERSION'), '17\n');
    const account = postgresAccount();
    if (account) await chown(cluster, account.uid, account.gid);
    const [line, ...more] = await refusal(start());
    expect(line).toContain('was made by Postgres 17, and Flightline runs Postgres 18');
    expect(more).toEqual([]);
  });

  it.runIf(canTryAsOther)("says that the data directory is another user's", async () => {
    expect(await refusal(start({}, NOBODY))).toEqual([
      expect.stringContaining('is not open to this user (it belongs to user 0). Set DATA_DIR'),
    ]);
  });

  it('says that Flightline already runs on the data directory', async () => {
    const first = start();
    await first.ready();
    expect(await refusal(start())).toEqual([
      `Flightline cannot run: Flightline already runs on this data directory (pid ${first.child.pid}).`,
    ]);
  });
});

describe('a start', () => {
  it('prints one line when it is ready, with the demo schools and every migration in place', async () => {
    const flightline = start(WITH_SCHOOLS);
    const address = await flightline.ready();
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ status: 'ready', pending: [] });
    expect((await schools(address)).items.map(({ slug }) => slug)).toEqual(['alpha', 'bravo']);
    flightline.child.kill('SIGTERM');
    expect(await flightline.ended()).toEqual({ code: 0, stderr: '', stdout: `Flightline is ready at ${address}\n` });
  });

  it('keeps all data and the signing secret the next time', async () => {
    const first = start(WITH_SCHOOLS);
    const address = await first.ready();
    const before = await schools(address);
    const { accessToken } = (await (await signIn(address)).json()) as { accessToken: string };
    first.child.kill('SIGINT');
    expect((await first.ended()).code).toBe(0);

    const again = await start(WITH_SCHOOLS).ready();
    expect(await schools(again)).toEqual(before);
    const me = await fetch(`${again}/api/v1/auth/me`, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(me.status).toBe(200);
  });

  it.runIf(canTryAsOther)('works as an ordinary user', async () => {
    await chown(dataDir, NOBODY.uid, NOBODY.gid);
    const address = await start({}, NOBODY).ready();
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
  });

  it('lets two replicas start at once on one empty database', async () => {
    const database = await createEmptyDatabase();
    onTestFinished(database.drop);
    const replicas = [1, 2].map(() => start({ DATABASE_URL: database.url, ...WITH_SCHOOLS }));
    const [one = '', other = ''] = await Promise.all(replicas.map((replica) => replica.ready()));
    expect((await schools(one)).items).toHaveLength(2);
    expect(await schools(other)).toEqual(await schools(one));
    await Promise.all(
      replicas.map((replica) => {
        replica.child.kill('SIGTERM');
        return replica.ended();
      }),
    );
  });
});

describe('a stop', () => {
  it('answers what is in flight, closes idle connections, and leaves no Postgres and no lock', async () => {
    const flightline = start(WITH_SCHOOLS);
    const address = await flightline.ready();
    const postgres = await postmasterPid(dataDir);
    await schools(address);
    const answer = await signInUnderway(address, async () => {
      flightline.child.kill('SIGTERM');
      await pause(100);
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.connection).toBe('close');
    expect((await flightline.ended()).code).toBe(0);
    expect(isRunning(postgres)).toBe(false);
    expect(await readdir(dataDir)).not.toContain('flightline.lock');
  });

  it('takes two signals that come together for one', async () => {
    const flightline = start();
    await flightline.ready();
    flightline.child.kill('SIGINT');
    flightline.child.kill('SIGINT');
    expect((await flightline.ended()).code).toBe(0);
  });

  it('in the middle of a start leaves nothing behind', async () => {
    const flightline = start();
    let postgres = 0;
    await expect
      .poll(async () => (postgres = await postmasterPid(dataDir).catch(() => 0)), { interval: 5, timeout: 15_000 })
      .toBeGreaterThan(0);
    flightline.child.kill('SIGTERM');
    expect(await flightline.ended()).toMatchObject({ code: 0, stderr: '' });
    expect(isRunning(postgres)).toBe(false);
  });

  it('by kill -9 in the middle of work is recovered from by the next start', async () => {
    const first = start(WITH_SCHOOLS);
    const address = await first.ready();
    const postgres = await postmasterPid(dataDir);
    const before = await schools(address);
    const work = Promise.allSettled(Array.from({ length: 10 }, () => signIn(address)));
    await pause(100);
    first.child.kill('SIGKILL');
    await work;

    const second = start(WITH_SCHOOLS);
    const again = await second.ready();
    expect(await waitForEnd(postgres, 0)).toBe(true);
    expect(await schools(again)).toEqual(before);
    expect((await signIn(again)).status).toBe(200);
  });
});
