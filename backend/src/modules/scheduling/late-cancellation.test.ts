import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isLateCancellation } from './late-cancellation.ts';

const now = new Date('2026-03-02T12:00:00.000Z');
const inMinutes = (minutes: number) => ({ status: 'ASSIGNED' as const, startsAt: new Date(now.getTime() + minutes * 60_000) });
const act = { reason: 'STUDENT' as const, byStudent: true, now, limitMinutes: 60 };

describe('a cancellation', () => {
  it('is late exactly from the limit on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 30_000 }), fc.integer({ min: 15, max: 20_160 }), (minutes, limitMinutes) => {
        expect(isLateCancellation(inMinutes(minutes), { ...act, limitMinutes })).toBe(minutes < limitMinutes);
      }),
    );
  });

  it('is never late where the school does not ask, of a request, for weather, or on the school’s side', () => {
    const soon = inMinutes(5);
    expect(isLateCancellation(soon, { ...act, limitMinutes: null })).toBe(false);
    expect(isLateCancellation({ ...soon, status: 'REQUESTED' }, act)).toBe(false);
    expect(isLateCancellation(soon, { ...act, reason: 'WEATHER' })).toBe(false);
    expect(isLateCancellation(soon, { ...act, byStudent: false, reason: 'INSTRUCTOR' })).toBe(false);
    expect(isLateCancellation(soon, { ...act, byStudent: false })).toBe(true);
    expect(isLateCancellation(soon, { ...act, reason: 'OTHER' })).toBe(true);
  });
});
