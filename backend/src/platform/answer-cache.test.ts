import { describe, expect, it } from 'vitest';

import { createAnswerCache } from './answer-cache.ts';

const SCHOOL = { tenantId: 'one', topic: 'courses' };

/** Asks for keys one after another; gives those that had to be loaded. */
async function loadsOf(cache: ReturnType<typeof createAnswerCache>, keys: string[], shelf = 'search'): Promise<string[]> {
  const loaded: string[] = [];
  for (const key of keys) {
    await cache.get({ ...SCHOOL, shelf, key }, async () => {
      loaded.push(key);
      return JSON.stringify(key);
    });
  }
  return loaded;
}

describe('a shelf of the cache', () => {
  it('that is full lets go of what was not asked for the longest, and of nothing else', async () => {
    const cache = createAnswerCache({ ttlSeconds: 60, perShelf: 3 });
    await loadsOf(cache, ['page'], 'course');
    expect(await loadsOf(cache, ['a', 'b', 'c', 'a', 'd'])).toEqual(['a', 'b', 'c', 'd']);
    expect(await loadsOf(cache, ['c', 'a', 'd'])).toEqual([]);
    expect(await loadsOf(cache, ['b'])).toEqual(['b']);
    expect(await loadsOf(cache, ['page'], 'course')).toEqual([]);
  });

  it('takes a thousand searches and keeps as many as it has room for', async () => {
    const cache = createAnswerCache({ ttlSeconds: 60, perShelf: 10 });
    const searches = Array.from({ length: 1_000 }, (_, n) => `text ${n}`);
    expect(await loadsOf(cache, searches)).toHaveLength(1_000);
    expect(await loadsOf(cache, searches.slice(-10))).toEqual([]);
  });
});

describe('the cache as a whole', () => {
  it('holds no more bytes than it may, whatever the shelves', async () => {
    const cache = createAnswerCache({ ttlSeconds: 60, bytes: 30_000 });
    const long = (key: string) => cache.get({ ...SCHOOL, shelf: key, key }, () => Promise.resolve(JSON.stringify(key.padEnd(9_000))));
    for (const key of ['a', 'b', 'c']) await long(key);
    expect(await loadsOf(cache, ['a'], 'a')).toEqual(['a']);
    expect(await loadsOf(cache, ['c'], 'c')).toEqual([]);
  });

  it('answers what is larger than all of its room, and keeps the rest usable', async () => {
    const cache = createAnswerCache({ ttlSeconds: 60, bytes: 2_000 });
    const huge = await cache.get({ ...SCHOOL, key: 'huge' }, () => Promise.resolve('x'.repeat(5_000)));
    expect(huge.body).toHaveLength(5_000);
    await loadsOf(cache, ['small']);
    expect(await loadsOf(cache, ['small'])).toEqual([]);
  });

  it('forgets a school’s topic at once, also what is being loaded just now', async () => {
    const cache = createAnswerCache({ ttlSeconds: 60 });
    const slow = cache.get({ ...SCHOOL, key: 'k' }, async () => {
      cache.invalidate('one', 'courses');
      return '"old"';
    });
    await cache.get({ tenantId: 'two', topic: 'courses', key: 'k' }, () => Promise.resolve('"theirs"'));
    expect((await slow).body.toString()).toBe('"old"');
    const fresh = await cache.get({ ...SCHOOL, key: 'k' }, () => Promise.resolve('"new"'));
    expect(fresh.body.toString()).toBe('"new"');
    const theirs = await cache.get({ tenantId: 'two', topic: 'courses', key: 'k' }, () => Promise.resolve('"lost"'));
    expect(theirs.body.toString()).toBe('"theirs"');
  });
});
