import type { audit } from '@flightline/backend/contract';
import { describe, expect, it } from 'vitest';

import { buildEntry } from '../../../test/audit.ts';
import { findEntry, type ReadPage } from './find-entry.ts';

const START = Date.UTC(2016, 0, 1);

/** A log whose entries stand so far apart, and how often it was asked. */
function log(times: readonly number[], without: readonly number[] = []) {
  const state = { asked: 0 };
  const present = (seq: number) => seq >= 1 && seq <= times.length && !without.includes(seq);
  const entry = (seq: number): audit.AuditEntry => buildEntry({ seq, createdAt: new Date(times[seq - 1] ?? 0) });
  const readPage: ReadPage = ({ limit, to, cursor }) => {
    state.asked += 1;
    const items: audit.AuditEntry[] = [];
    let seq = cursor === undefined ? times.length : Number(cursor) - 1;
    for (; seq >= 1 && items.length < limit; seq -= 1) {
      if (present(seq) && (!to || (times[seq - 1] ?? 0) < to.getTime())) items.push(entry(seq));
    }
    const last = items.at(-1)?.seq;
    return Promise.resolve({ items, nextCursor: seq >= 1 && last !== undefined ? String(last) : null });
  };
  return { readPage, state };
}

const evenly = (entries: number, step: number) => Array.from({ length: entries }, (_, n) => START + n * step);

describe('finding an entry by its number', () => {
  it.each([1, 2, 17, 4_000, 4_999, 5_000])('finds %i of 5,000 with few questions', async (seq) => {
    const { readPage, state } = log(evenly(5_000, 3_600_000));
    expect((await findEntry(seq, readPage))?.seq).toBe(seq);
    expect(state.asked).toBeLessThan(40);
  });

  it('finds one among many of one moment', async () => {
    const { readPage } = log([...evenly(500, 1_000), ...Array.from({ length: 3_000 }, () => START + 900_000)]);
    for (const seq of [1, 480, 700, 3_500]) expect((await findEntry(seq, readPage))?.seq).toBe(seq);
  });

  it('finds one whose date was moved, while the log is short', async () => {
    const times = evenly(300, 60_000);
    times[16] = START + 1e12;
    expect((await findEntry(17, log(times).readPage))?.seq).toBe(17);
  });

  it('says when it is not there', async () => {
    for (const seq of [17, 4_500]) expect(await findEntry(seq, log(evenly(5_000, 1_000), [seq]).readPage)).toBeUndefined();
    expect(await findEntry(1, log([]).readPage)).toBeUndefined();
    expect(await findEntry(11, log(evenly(10, 1)).readPage)).toBeUndefined();
  });
});
