import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isRunning, startOf } from '#src/platform/process-identity.ts';
import { StartupError, systemCode } from '#src/platform/startup-error.ts';

/** Takes the directory for this process alone; a lock whose process is gone counts for nothing. Answers how to give it back. */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'flightline.lock');
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}\n`;
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    await claim({ path, draft });
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    if ((await readLock(path)) === mine) await rm(path, { force: true });
  };
}

/** A hard link appears with its content complete and fails when the name is taken, so two starts can't both win. */
async function claim({ path, draft }: { path: string; draft: string }): Promise<void> {
  for (;;) {
    try {
      return await link(draft, path);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
    const found = await readLock(path);
    if (found !== null) await removeStale({ path, found, aside: `${draft}.stale` });
  }
}

async function removeStale({ path, found, aside }: { path: string; found: string; aside: string }): Promise<void> {
  const holder = holderOf(found);
  if (holder !== null) throw new StartupError(`Flightline already runs on this data directory (pid ${holder}).`);
  await rename(path, aside).catch(ignoreMissing);
  const moved = await readLock(aside);
  // Between our look and our move another start may have put its own lock there: hand it back.
  if (moved !== null && moved !== found) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** The process that holds a lock, or null when it is gone: an id alone may long belong to another program. */
function holderOf(lock: string): number | null {
  const [pidText, start] = lock.trim().split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0 || !isRunning(pid)) return null;
  return start === undefined || start === startOf(pid) ? pid : null;
}

const readLock = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(ignoreMissing);

function ignoreMissing(error: unknown): null {
  if (systemCode(error) === 'ENOENT') return null;
  throw error;
}
