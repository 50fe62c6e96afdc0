import { describe, expect, it } from 'vitest';

import { instantInWords, stretchInWords } from './time-words.ts';

const NEW_YORK = 'America/New_York';
const stretch = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });

describe('a stretch of time in words', () => {
  it('stands in the school’s zone with its short name', () => {
    const lesson = stretch('2026-11-24T14:00:00.000Z', '2026-11-24T15:30:00.000Z');
    expect(stretchInWords(lesson, NEW_YORK)).toBe('Tue 24 Nov 2026, 09:00-10:30 EST');
    expect(stretchInWords(lesson, 'Europe/London')).toBe('Tue 24 Nov 2026, 14:00-15:30 GMT');
    expect(stretchInWords(lesson, 'Asia/Kathmandu')).toBe('Tue 24 Nov 2026, 19:45-21:15 GMT+5:45');
  });

  it('names both days where it runs past midnight', () => {
    expect(stretchInWords(stretch('2026-11-25T04:00:00.000Z', '2026-11-25T06:00:00.000Z'), NEW_YORK)).toBe(
      'Tue 24 Nov 2026, 23:00 to Wed 25 Nov 2026, 01:00 EST',
    );
  });

  it('names both zones where the clock changes within it', () => {
    expect(stretchInWords(stretch('2026-11-01T04:30:00.000Z', '2026-11-01T06:30:00.000Z'), NEW_YORK)).toBe(
      'Sun 1 Nov 2026, 00:30 EDT-01:30 EST',
    );
  });

  it('says midnight as 00:00', () => {
    expect(instantInWords(new Date('2026-07-01T04:00:00.000Z'), NEW_YORK)).toBe('Wed 1 Jul 2026, 00:00 EDT');
  });
});
