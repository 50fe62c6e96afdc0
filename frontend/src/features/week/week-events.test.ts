import { describe, expect, it } from 'vitest';

import { drawnOn, hoursShown } from './week-events.ts';

const NEW_YORK = 'America/New_York';
const period = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });

describe('where a lesson is drawn', () => {
  it('is its local time, before and after the clocks change', () => {
    expect(drawnOn(period('2026-03-07T18:00:00Z', '2026-03-07T19:30:00Z'), NEW_YORK)).toEqual([
      { day: '2026-03-07', start: '2026-03-07 13:00:00', end: '2026-03-07 14:30:00' },
    ]);
    expect(drawnOn(period('2026-03-08T17:00:00Z', '2026-03-08T18:30:00Z'), NEW_YORK)).toEqual([
      { day: '2026-03-08', start: '2026-03-08 13:00:00', end: '2026-03-08 14:30:00' },
    ]);
  });

  it('is a piece for each local day it touches', () => {
    expect(drawnOn(period('2026-06-02T02:00:00Z', '2026-06-02T06:00:00Z'), NEW_YORK)).toEqual([
      { day: '2026-06-01', start: '2026-06-01 22:00:00', end: '2026-06-01 23:59:59' },
      { day: '2026-06-02', start: '2026-06-02 00:00:00', end: '2026-06-02 02:00:00' },
    ]);
  });

  it('ends with the day when it ends at midnight', () => {
    expect(drawnOn(period('2026-06-02T02:00:00Z', '2026-06-02T04:00:00Z'), NEW_YORK)).toHaveLength(1);
  });

  it('keeps its length in the hour that repeats', () => {
    // 01:30 EDT to 01:15 EST: 45 minutes pass while the clock goes back.
    expect(drawnOn(period('2026-11-01T05:30:00Z', '2026-11-01T06:15:00Z'), NEW_YORK)).toEqual([
      { day: '2026-11-01', start: '2026-11-01 01:30:00', end: '2026-11-01 02:15:00' },
    ]);
  });
});

describe('the hours shown', () => {
  it('are a working day at least, and as many as it takes', () => {
    expect(hoursShown([])).toEqual({ startTime: '07:00:00', endTime: '19:00:00' });
    expect(hoursShown([{ day: '2026-06-01', start: '2026-06-01 05:30:00', end: '2026-06-01 21:15:00' }])).toEqual({
      startTime: '05:00:00',
      endTime: '22:00:00',
    });
    expect(hoursShown([{ day: '2026-06-01', start: '2026-06-01 20:00:00', end: '2026-06-01 23:59:59' }]).endTime).toBe('23:59:59');
  });
});
