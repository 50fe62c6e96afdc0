import { describe, expect, it } from 'vitest';

import { diffOf, realChanges } from './diff.ts';

const changes = (before: unknown, after: unknown) => Object.fromEntries(diffOf(before, after).map(({ path, change }) => [path, change]));

describe('the difference an act made', () => {
  it('names what was added, removed, changed and left', () => {
    expect(
      changes({ title: 'Stalls', notes: 'Windy', status: 'REQUESTED' }, { title: 'Stalls', status: 'APPROVED', remarks: 'Good' }),
    ).toEqual({
      title: 'same',
      notes: 'removed',
      status: 'changed',
      remarks: 'added',
    });
  });

  it('is all additions for what was made, all removals for what was deleted, nothing for nothing', () => {
    expect(changes(null, { name: 'Room 1', kind: 'ROOM' })).toEqual({ name: 'added', kind: 'added' });
    expect(changes({ name: 'Room 1' }, null)).toEqual({ name: 'removed' });
    expect(diffOf(null, null)).toEqual([]);
  });

  it('takes an empty field for one that is not there', () => {
    expect(changes({ notes: null, title: '' }, { notes: undefined, title: null })).toEqual({});
    expect(changes({ instructorId: null }, { instructorId: 'x' })).toEqual({ instructorId: 'added' });
    expect(changes({ instructorId: 'x' }, { instructorId: null })).toEqual({ instructorId: 'removed' });
  });

  it('tells false and 0 from nothing', () => {
    expect(changes({ sent: null, count: 0 }, { sent: false, count: 1 })).toEqual({ sent: 'added', count: 'changed' });
  });

  it('looks into objects, and compares lists as a whole', () => {
    expect(changes({ ids: [1, 2], override: null }, { ids: [1, 3], override: { reason: 'Fog' } })).toEqual({
      ids: 'changed',
      'override.reason': 'added',
    });
    expect(changes({ ids: [1, 2] }, { ids: [1, 2] })).toEqual({ ids: 'same' });
  });

  it('leaves counters out of what really changed', () => {
    const diff = diffOf(
      { status: 'REQUESTED', version: 1, updatedAt: 'a', title: 'T' },
      { status: 'APPROVED', version: 2, updatedAt: 'b', title: 'T' },
    );
    expect(realChanges(diff).map(({ path }) => path)).toEqual(['status']);
  });
});
