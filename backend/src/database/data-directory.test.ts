import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { keptSecret, openDataDirectory } from './data-directory.ts';

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'flightline-data-'));
});
afterEach(() => rm(parent, { recursive: true }));

const lockFile = () => join(parent, 'flightline.lock');

describe('openDataDirectory', () => {
  it('refuses a directory that a running process holds, and names the process', async () => {
    const held = await openDataDirectory(parent);
    await expect(openDataDirectory(parent)).rejects.toThrow(`Flightline already runs on this data directory (pid ${process.pid}).`);
    await held.close();
  });

  it('refuses what is a file', async () => {
    const path = join(parent, 'file');
    await writeFile(path, '');
    await expect(openDataDirectory(path)).rejects.toThrow('is not a directory');
    await expect(openDataDirectory(join(path, 'below'))).rejects.toThrow('is not a directory');
  });

  it('makes the directory and the folders above it', async () => {
    const held = await openDataDirectory(join(parent, 'a', 'b'));
    expect((await stat(held.path)).isDirectory()).toBe(true);
    await held.close();
  });

  it('can be opened again once closed, and leaves no lock behind', async () => {
    const first = await openDataDirectory(parent);
    await first.close();
    const second = await openDataDirectory(parent);
    await second.close();
    expect(await readdir(parent)).toEqual([]);
  });

  it.each([
    ['whose process is gone', '4194304 17\n'],
    ['whose process id now belongs to another program', `${process.pid} 17\n`],
    ['that was never written to its end', ''],
  ])('takes over a lock %s', async (_case, lock) => {
    await writeFile(lockFile(), lock);
    const held = await openDataDirectory(parent);
    expect(await readFile(lockFile(), 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+\n$`));
    await held.close();
  });

  it('lets exactly one of many simultaneous openings win', async () => {
    await writeFile(lockFile(), '4194304 17\n');
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => openDataDirectory(parent)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('keptSecret', () => {
  it('gives the same secret each time, to everyone who asks at once', async () => {
    const secrets = await Promise.all(Array.from({ length: 10 }, () => keptSecret(parent, 'jwt-secret')));
    expect(new Set([...secrets, await keptSecret(parent, 'jwt-secret')]).size).toBe(1);
    expect(secrets[0]?.length).toBeGreaterThanOrEqual(43);
  });

  it('lets no other user read it', async () => {
    await keptSecret(parent, 'jwt-secret');
    expect((await stat(join(parent, 'jwt-secret'))).mode & 0o077).toBe(0);
  });

  it('refuses an empty file rather than sign with nothing', async () => {
    await writeFile(join(parent, 'jwt-secret'), '\n');
    await expect(keptSecret(parent, 'jwt-secret')).rejects.toThrow('is empty');
  });
});
