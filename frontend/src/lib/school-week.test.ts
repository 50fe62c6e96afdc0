import { expect, it } from 'vitest';

import { currentWeek, daysOf, formatWeek, isWeek, mondayOf, shiftWeek, weekOf } from './school-week.ts';

it('follows ISO 8601 over the turn of the year', () => {
  expect(weekOf('2026-11-23')).toBe('2026-W48');
  expect(weekOf('2027-01-03')).toBe('2026-W53');
  expect(weekOf('2027-01-04')).toBe('2027-W01');
  expect(mondayOf('2026-W01')).toBe('2025-12-29');
  expect(shiftWeek('2026-W53', 1)).toBe('2027-W01');
  expect(shiftWeek('2027-W01', -1)).toBe('2026-W53');
});

it('begins on Monday', () => {
  expect(daysOf('2026-W48')).toEqual([23, 24, 25, 26, 27, 28, 29].map((day) => `2026-11-${day}`));
});

it('is the school’s week, also when it is Monday already where the reader sits', () => {
  const now = new Date('2026-11-23T03:00:00.000Z');
  expect(currentWeek({ timeZone: 'America/New_York', now })).toBe('2026-W47');
  expect(currentWeek({ timeZone: 'Asia/Kathmandu', now })).toBe('2026-W48');
});

it('is written as people write it', () => {
  expect(formatWeek('2026-W48')).toBe('23–29 Nov 2026');
  expect(formatWeek('2026-W49')).toBe('30 Nov – 6 Dec 2026');
  expect(formatWeek('2026-W53')).toBe('28 Dec 2026 – 3 Jan 2027');
});

it('refuses what is no week', () => {
  expect(isWeek('2026-W48')).toBe(true);
  for (const text of ['2026-W54', '2025-W53', '2026-48', '', null]) expect(isWeek(text)).toBe(false);
  expect(() => mondayOf('next week')).toThrow(RangeError);
});
