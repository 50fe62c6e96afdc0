import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import { StartupError } from '#src/platform/startup-error.ts';

/** The user that a root process hands Postgres to: Postgres refuses to run as root. */
export type Account = { uid: number; gid: number };

/** A program to start, with the user to start it as. */
export type Launch = { command: string; args: string[]; identity: Partial<Account> };

const NAME = 'postgres';
const CREATE_USER: [string, string[]][] = [
  ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]],
  ['adduser', ['-S', '-D', '-H', NAME]],
];

/** The account for Postgres when this process is root, made if it is missing; null for an ordinary user, who needs none. */
export function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const found = findAccount();
  if (found) return found;
  CREATE_USER.some(([command, args]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0);
  const made = findAccount();
  if (made) return made;
  throw new StartupError(
    'Postgres does not run as root, and no user "postgres" could be made. Start as an ordinary user or set DATABASE_URL.',
  );
}

/**
 * How to start a Postgres program under `account` when it must reach `paths`. Where `setpriv` is at hand (any Linux with
 * util-linux), Postgres also stops by itself when this process is killed, and can pass through directories that are
 * closed to its account, such as a checkout below /root.
 */
export function launchAs({
  account,
  paths,
  binary,
  args,
}: {
  account: Account | null;
  paths: string[];
  binary: string;
  args: string[];
}): Launch {
  const closed = account ? paths.find((path) => !canReach(path, account)) : undefined;
  if (!hasSetpriv()) {
    if (closed) throw unreachable(closed);
    return { command: binary, args, identity: account ?? {} };
  }
  const options = ['--pdeathsig', 'INT'];
  if (account) options.push('--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups');
  if (closed) options.push(...passThroughOptions(closed));
  return { command: 'setpriv', args: [...options, '--', binary, ...args], identity: {} };
}

function findAccount(): Account | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

const hasSetpriv = (): boolean => {
  const help = spawnSync('setpriv', ['--help'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return help.status === 0 && help.stdout.includes('--pdeathsig') && help.stdout.includes('--ambient-caps');
};

/** Judged by permission bits: passing every folder above, and reading the thing itself. */
function canReach(path: string, account: Account): boolean {
  const stats = statSync(path);
  // What belongs to the account is its own business; its folders above still have to let it pass.
  if (stats.uid !== account.uid && !allows(stats, account, stats.isDirectory() ? 0o1 : 0o5)) return false;
  const parent = dirname(path);
  return parent === path || canReach(parent, account);
}

function allows({ mode, uid, gid }: { mode: number; uid: number; gid: number }, account: Account, wanted: number): boolean {
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & wanted) === wanted;
}

/** Linux capabilities that open closed folders, the narrower first, with their bit in /proc/self/status. */
const PASS_THROUGH = [
  ['dac_read_search', 2n],
  ['dac_override', 1n],
] as const;

/** The kept capability works in access(2) too, which Postgres asks, only with `no_setuid_fixup`. */
function passThroughOptions(closed: string): string[] {
  const own = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`);
  const capability = PASS_THROUGH.find(([, bit]) => (own >> bit) & 1n)?.[0];
  if (!capability) throw unreachable(closed);
  return ['--securebits', '+no_setuid_fixup', `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
}

const unreachable = (path: string) =>
  new StartupError(
    `As root, Postgres runs as user "postgres", who can't reach ${path}. Open the folders above it, start as an ordinary user or set DATABASE_URL.`,
  );
