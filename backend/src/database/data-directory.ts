import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, link, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { StartupError, systemCode } from '#src/platform/startup-error.ts';

import { lockDirectory } from './data-directory-lock.ts';

/** A data directory that this process alone holds. */
export type DataDirectory = { readonly path: string; close(): Promise<void> };

/** Makes the directory if need be and locks it. Throws a StartupError when it can't be used or another process has it. */
export async function openDataDirectory(directory: string): Promise<DataDirectory> {
  const path = await makeDirectory(directory);
  const release = await lockDirectory(path).catch(explain(path));
  return { path, close: release };
}

/** The secret kept under a name, made at first use: 256 random bits that only this user can read. Safe in two processes at once. */
export async function keptSecret(directory: string, name: string): Promise<string> {
  const path = await makeDirectory(directory);
  const file = join(path, name);
  const kept = await readSecret(file).catch(explain(path));
  if (kept !== null) return kept;
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
    await link(draft, file).catch(ignoreTaken);
  } catch (error) {
    return explain(path)(error);
  } finally {
    await rm(draft, { force: true });
  }
  return keptSecret(directory, name);
}

async function makeDirectory(directory: string): Promise<string> {
  const path = resolve(directory);
  try {
    // As root, Postgres runs under a user of its own, who has to pass through.
    await mkdir(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(path);
  } catch (error) {
    return explain(path)(error);
  }
}

async function readSecret(file: string): Promise<string | null> {
  try {
    const secret = (await readFile(file, 'utf8')).trim();
    if (secret === '') throw new StartupError(`The secret in ${file} is empty: remove the file, and a new one is made.`);
    return secret;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

const REASONS: Record<string, string> = {
  EEXIST: 'is not a directory',
  ENOTDIR: 'is not a directory',
  EROFS: 'is on a read-only file system',
  ENOSPC: 'is on a full disk',
};

/** Turns an operating system's refusal into a sentence about the data directory. */
const explain =
  (path: string) =>
  async (error: unknown): Promise<never> => {
    const code = systemCode(error);
    if (code === 'EACCES' || code === 'EPERM') {
      const owner = await stat(path).then(
        ({ uid }) => ` (it belongs to user ${uid})`,
        () => '',
      );
      throw new StartupError(`The data directory ${path} is not open to this user${owner}. Set DATA_DIR to one that is.`);
    }
    const reason = code && REASONS[code];
    throw reason ? new StartupError(`The data directory ${path} ${reason}. Set DATA_DIR to another one.`) : error;
  };

function ignoreTaken(error: unknown): void {
  if (systemCode(error) !== 'EEXIST') throw error;
}
