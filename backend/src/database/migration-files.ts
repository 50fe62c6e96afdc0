import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { systemCode } from '#src/platform/startup-error.ts';

/** A migration on disk. `checksums` holds Prisma's checksum first, then those of the same text with other line ends. */
export type Migration = { name: string; sql: string; checksums: readonly [string, ...string[]] };

/** Reads `<directory>/<name>/migration.sql` of every migration, in the order they apply: that of their names. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrations = await Promise.all(names.map((name) => readMigration(directory, name)));
  return migrations.filter((migration) => migration !== null).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readMigration(directory: string, name: string): Promise<Migration | null> {
  try {
    const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8');
    const unix = sql.replaceAll('\r\n', '\n');
    // A checkout may turn line ends around; Prisma takes that for the same migration, and so do we.
    return { name, sql, checksums: [checksum(sql), checksum(unix), checksum(unix.replaceAll('\n', '\r\n'))] };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex');
