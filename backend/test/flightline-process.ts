import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const MAIN = join(root, 'backend/dist/main.js');

/** The server as its own process, as `npm start` runs it. */
export type FlightlineProcess = {
  readonly child: ChildProcess;
  /** Waits for the ready line and answers the address in it; fails with all that was written if the process ends before. */
  ready(): Promise<string>;
  /** Waits for its end. `code` is null when a signal ended it. */
  ended(): Promise<{ code: number | null; stderr: string; stdout: string }>;
};

/** Builds the server when its sources changed since the last build. */
export async function buildServer(): Promise<void> {
  const script = `import('./scripts/setup.mjs').then(({ buildBackend }) => buildBackend())`;
  await promisify(execFile)(process.execPath, ['-e', script], { cwd: root });
}

/** Starts the built server with these variables and no other that could steer it. */
export function startFlightline(env: Record<string, string>, identity: { uid?: number; gid?: number } = {}): FlightlineProcess {
  const child = spawn(process.execPath, [MAIN], {
    ...identity,
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const closed = once(child, 'close');
  const address = () => /^Flightline is ready at (\S+)$/m.exec(stdout)?.[1];
  return {
    child,
    async ready() {
      while (address() === undefined) {
        const ended = await Promise.race([closed.then(() => true), once(child.stdout, 'data').then(() => false)]);
        if (ended && address() === undefined) throw new Error(`It ended before it was ready:\n${stdout}${stderr}`);
      }
      return address() ?? '';
    },
    async ended() {
      await closed;
      return { code: child.exitCode, stderr, stdout };
    },
  };
}

/** The process id of the Postgres that serves a data directory. */
export const postmasterPid = async (dataDir: string): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
