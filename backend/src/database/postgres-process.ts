import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import { StartupError } from '#src/platform/startup-error.ts';

import { readPostmasterPid } from './orphan-postmaster.ts';
import { launchAs, type Account } from './postgres-account.ts';
import { postgresBinaries } from './postgres-binaries.ts';

const READY_WITHIN_MS = 60_000;
const FAST_STOP_MS = 20_000;

export type PostgresSettings = Record<string, string | number>;

/** A running postmaster. `ended` settles when it is gone, whoever ended it. */
export type PostgresProcess = { readonly pid: number; readonly ended: Promise<void>; stop(): Promise<void> };

/** Starts Postgres on a cluster and answers when it takes connections (after a crash it recovers first). */
export async function startPostgresProcess(options: {
  cluster: string;
  account: Account | null;
  settings: PostgresSettings;
  log: (line: string) => void;
}): Promise<PostgresProcess> {
  const { child, lastWords } = launch(options);
  const ended = new Promise<void>((resolve) => child.on('error', () => resolve()).on('exit', () => resolve()));
  // Even a crash of this process must not leave Postgres behind; after kill -9 the next start clears up.
  const endWithUs = () => child.kill('SIGINT');
  process.on('exit', endWithUs);
  void ended.then(() => process.off('exit', endWithUs));
  await untilReady({ child, cluster: options.cluster, lastWords });
  return { pid: child.pid ?? 0, ended, stop: () => stop(child, ended) };
}

function launch({ cluster, account, settings, log }: Parameters<typeof startPostgresProcess>[0]) {
  const { postgres } = postgresBinaries();
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const { command, args: launchArgs, identity } = launchAs({ account, paths: [postgres, cluster], binary: postgres, args });
  const child = spawn(command, launchArgs, {
    ...identity,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    // A session of its own: Ctrl-C reaches only us, and Postgres outlives the requests in flight.
    detached: true,
  });
  const words: string[] = [];
  child.on('error', (error) => words.push(error.message));
  child.stderr.on('data', (chunk: Buffer) => {
    const lines = chunk.toString().split('\n').filter(Boolean);
    lines.forEach(log);
    words.push(...lines);
    words.splice(0, words.length - 20);
  });
  return { child, lastWords: () => words.filter((line) => /FATAL|PANIC|could not|ENOENT|EACCES/.test(line)).join(' ') };
}

async function untilReady({ child, cluster, lastWords }: { child: ChildProcess; cluster: string; lastWords: () => string }): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const lines = await readPostmasterPid(cluster);
    if (lines?.[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      throw new StartupError(`The embedded Postgres was not ready within ${READY_WITHIN_MS / 1000} seconds. ${lastWords()}`);
    }
    await pause(10);
  }
  // Its last words may still be in the pipe.
  await pause(50);
  throw new StartupError(`The embedded Postgres did not start: ${lastWords() || 'it gave no reason.'}`);
}

/** A fast stop ends open transactions and writes everything out; only one that hangs is cut short, and recovers next time. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), FAST_STOP_MS);
  await ended;
  clearTimeout(timer);
}
