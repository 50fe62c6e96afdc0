import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { StartupError, systemCode } from '#src/platform/startup-error.ts';

import { launchAs, type Account } from './postgres-account.ts';
import { POSTGRES_MAJOR, postgresBinaries } from './postgres-binaries.ts';

/** The superuser of the embedded cluster, and the name of the app's database in it. */
export const OWNER = 'flightline';

type ClusterPlace = {
  directory: string;
  account: Account | null;
  password: string;
  /** Does not wait until the new files are on the disk: for tests. */
  fast: boolean;
};

/** The cluster's folder below a data directory, made at first use. Throws a StartupError when the one there can't be run. */
export async function ensureCluster({ directory, ...options }: ClusterPlace): Promise<string> {
  const cluster = join(directory, 'postgres');
  if (await isUsable({ cluster, account: options.account })) return cluster;
  const draft = `${cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await initialise({ directory: draft, ...options });
  // Renamed when complete: a start that was killed half-way leaves no half cluster behind.
  await rename(draft, cluster);
  return cluster;
}

async function isUsable({ cluster, account }: { cluster: string; account: Account | null }): Promise<boolean> {
  const owner = await stat(cluster).then(({ uid }) => uid, missing);
  if (owner === null) return false;
  const expected = account?.uid ?? process.getuid?.();
  if (expected !== undefined && owner !== expected) {
    throw new StartupError(
      `The database in ${cluster} belongs to user ${owner}, and this start would run it as user ${expected}. Start as its owner or set DATA_DIR.`,
    );
  }
  const major = await readFile(join(cluster, 'PG_VERSION'), 'utf8').then((text) => text.trim(), missing);
  if (major === null) throw new StartupError(`${cluster} is not a Postgres data directory: move it away or set DATA_DIR.`);
  if (major !== POSTGRES_MAJOR) {
    throw new StartupError(
      `The database in ${cluster} was made by Postgres ${major}, and Flightline runs Postgres ${POSTGRES_MAJOR}: dump and restore it, or set DATA_DIR.`,
    );
  }
  return true;
}

async function initialise({ directory, account, password, fast }: ClusterPlace): Promise<void> {
  const passwordFile = `${directory}-password`;
  await mkdir(directory, { mode: 0o700 });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) await Promise.all([directory, passwordFile].map((path) => chown(path, account.uid, account.gid)));
  const { initdb } = postgresBinaries();
  // The built-in locale sorts and folds case the same on every machine, whatever locales that has.
  const args = [
    ...['-D', directory, `--username=${OWNER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(fast ? ['--no-sync'] : []),
  ];
  try {
    await run({ binary: initdb, args, account, paths: [initdb, directory] });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function run({
  binary,
  args,
  account,
  paths,
}: {
  binary: string;
  args: string[];
  account: Account | null;
  paths: string[];
}): Promise<void> {
  const { command, args: launchArgs, identity } = launchAs({ account, paths, binary, args });
  const child = spawn(command, launchArgs, {
    ...identity,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0)
    throw new StartupError(`The database could not be made: ${complaint.trim().replaceAll(/\s+/g, ' ') || `initdb ended with ${code}`}`);
}

function missing(error: unknown): null {
  if (systemCode(error) === 'ENOENT') return null;
  throw error;
}
