import { expect, it } from 'vitest';

import { validityLook, validityWords } from './validity.ts';

const TODAY = '2026-03-05';
const label = (validFrom: string, validUntil: string | null) => validityLook({ validFrom, validUntil }, TODAY).label;

it('tells how a document stands, its last day included', () => {
  expect(label('2025-01-01', '2026-03-04')).toBe('Lapsed');
  expect(label('2025-01-01', '2026-03-05')).toBe('Lapses today');
  expect(label('2025-01-01', '2026-03-06')).toBe('Lapses tomorrow');
  expect(label('2025-01-01', '2026-04-04')).toBe('Lapses in 30 days');
  expect(label('2025-01-01', '2026-04-05')).toBe('Valid');
  expect(label('2025-01-01', null)).toBe('Valid');
  expect(label('2026-03-06', null)).toBe('Not valid yet');
});

it('tells the days in words', () => {
  expect(validityWords({ validFrom: '2026-01-01', validUntil: '2026-12-31' })).toBe('1 January 2026 to 31 December 2026');
  expect(validityWords({ validFrom: '2026-01-01', validUntil: null })).toBe('From 1 January 2026, without an end');
});
