import { describe, expect, it } from 'vitest';

import { after } from './as-it-was.ts';

const FIELDS = ['id', 'name', 'status'];
const ROOM = { id: '1', name: 'Room 1', status: 'IN_SERVICE' };

describe('how an object stands after an act', () => {
  it('is what the act tells of it, laid over how it stood', () => {
    expect(after(null, { before: null, after: ROOM }, FIELDS)).toEqual(ROOM);
    expect(after(ROOM, { before: { name: 'Room 1' }, after: { name: 'Room 2' } }, FIELDS)).toEqual({ ...ROOM, name: 'Room 2' });
    expect(after(ROOM, { before: ROOM, after: { ...ROOM, status: null } }, FIELDS)).toEqual({ ...ROOM, status: null });
  });

  it('holds nothing that is told of the act alone', () => {
    expect(after(ROOM, { before: null, after: { name: 'Room 2', reason: 'x' } }, FIELDS)).toEqual({ ...ROOM, name: 'Room 2' });
    expect(after(ROOM, { before: null, after: { reason: 'x' } }, FIELDS)).toBeUndefined();
    expect(after(ROOM, { before: null, after: null }, FIELDS)).toBeUndefined();
  });

  it('is nothing once only what was is told', () => {
    expect(after(ROOM, { before: ROOM, after: null }, FIELDS)).toBeNull();
    expect(after(ROOM, { before: { kind: 'TOTP' }, after: null }, FIELDS)).toBeUndefined();
  });
});
