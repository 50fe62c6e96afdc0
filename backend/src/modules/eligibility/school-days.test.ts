import { expect, it } from 'vitest';

import { dateAt, datesIn, dateWords, daysAfter, dayStart, mondayOf } from './school-days.ts';

it('takes the date from the school’s own wall', () => {
  const instant = new Date('2026-03-05T03:00:00.000Z');
  expect(dateAt(instant, 'America/New_York')).toBe('2026-03-04');
  expect(dateAt(instant, 'Asia/Tokyo')).toBe('2026-03-05');
  expect(datesIn('Asia/Tokyo')(instant)).toBe('2026-03-05');
  expect(dayStart('2026-03-08', 'America/New_York')).toEqual(new Date('2026-03-08T05:00:00.000Z'));
});

it('counts days and weeks by the calendar', () => {
  expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28');
  expect(['2026-03-02', '2026-03-08', '2026-03-09'].map(mondayOf)).toEqual(['2026-03-02', '2026-03-02', '2026-03-09']);
  expect(dateWords('2026-03-05')).toBe('5 March 2026');
});
