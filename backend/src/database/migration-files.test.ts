import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { readMigrations } from './migration-files.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'flightline-migrations-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function put(name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name));
  await writeFile(join(directory, name, 'migration.sql'), sql);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

it('reads migrations in the order of their names and passes over what is none', async () => {
  await put('20260201_b', 'SELECT 2');
  await put('20260101_a', 'SELECT 1');
  await mkdir(join(directory, '20260301_empty'));
  await writeFile(join(directory, 'migration_lock.toml'), '');
  expect((await readMigrations(directory)).map(({ name, sql }) => [name, sql])).toEqual([
    ['20260101_a', 'SELECT 1'],
    ['20260201_b', 'SELECT 2'],
  ]);
});

it('knows a migration by the SHA-256 of its file, whatever a checkout made of the line ends', async () => {
  await put('1_windows', 'SELECT 1;\r\n');
  const [migration] = await readMigrations(directory);
  expect(migration?.checksums[0]).toBe(sha256('SELECT 1;\r\n'));
  expect(migration?.checksums).toContain(sha256('SELECT 1;\n'));
});
