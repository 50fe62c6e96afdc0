import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

import { systemCode } from './startup-error.ts';

const onLinux = platform() === 'linux';

/** Tells whether a process runs; one that has ended but was not yet collected by its parent does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, but another user's.
    return systemCode(error) === 'EPERM';
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** When a process began, as opaque text: with its id it names one process for good, though ids are used again. */
export function startOf(pid: number): string | null {
  if (onLinux) return statFields(pid)?.[19] ?? null;
  return ps(pid, 'lstart=');
}

/** A process's command line, null where it can't be read. */
export function commandLineOf(pid: number): string | null {
  if (!onLinux) return ps(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return null;
  }
}

/** Waits until a process is gone; false when it still runs after `timeoutMs`. */
export async function waitForEnd(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (isRunning(pid)) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

/** The fields of /proc/PID/stat from the third on (state first): the second, the name, may hold spaces and brackets. */
function statFields(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function ps(pid: number, column: string): string | null {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}
