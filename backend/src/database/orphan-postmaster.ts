import { readFile, realpath, writeFile } from 'node:fs/promises';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';

import { commandLineOf, isRunning, waitForEnd } from '#src/platform/process-identity.ts';
import { StartupError, systemCode } from '#src/platform/startup-error.ts';

const FAST_STOP_MS = 30_000;
const IMMEDIATE_STOP_MS = 5_000;

/**
 * Clears what a killed process left on a cluster whose data directory we hold: stops its Postgres if that still runs,
 * and makes sure that a left-over postmaster.pid can't be taken for a living server.
 */
export async function clearOrphan({ cluster, log }: { cluster: string; log: (message: string) => void }): Promise<void> {
  const lines = await readPostmasterPid(cluster);
  if (lines === null) return;
  const pid = Number(lines[0]);
  if (pid > 0 && isRunning(pid) && (await servesCluster(pid, cluster))) {
    log(`Stopping the Postgres (pid ${pid}) that an earlier run left behind.`);
    return stopPostmaster(pid);
  }
  // The id may meanwhile belong to another program, which Postgres would take for its predecessor; its own parent's id
  // it knows to be stale. The other lines stay: by them it finds out whether old workers still hold the memory.
  await writeFile(join(cluster, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'));
}

/** The lines of postmaster.pid (first the process id, eighth the state), or null without one. */
export async function readPostmasterPid(cluster: string): Promise<string[] | null> {
  try {
    return (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
  ] as const) {
    process.kill(pid, signal);
    if (await waitForEnd(pid, patience)) return;
  }
  throw new StartupError(`An earlier Postgres (pid ${pid}) still runs on this data directory and does not stop.`);
}

async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  const path = await realpath(cluster);
  const command = commandLineOf(pid) ?? '';
  return command.includes('postgres') && (command.includes(`-D ${path} `) || workingDirectoryOf(pid) === path);
}

function workingDirectoryOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
