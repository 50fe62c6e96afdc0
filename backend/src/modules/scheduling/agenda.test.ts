import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agendaOf } from '#test/agenda.ts';

import { dayOf, dutyLeft, type Placed, takenByOther, withBuffers } from './agenda.ts';
import { localDays } from './school-time.ts';

const timeZone = 'America/New_York';
/** Two weeks, whole: the clock goes forward on the Sunday of the first. */
const days = localDays({ from: new Date('2026-03-02T05:00:00.000Z'), to: new Date('2026-03-16T04:00:00.000Z'), timeZone });
const weekOfDay = days.map((_, nth) => Math.floor(nth / 7));
const lesson = (startsAt: string, minutes: number) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(Date.parse(startsAt) + minutes * 60_000),
});

describe('the day of an instant', () => {
  it('is the one that holds it, whatever its length; none beyond the days', () => {
    expect(days).toHaveLength(14);
    const instant = fc.integer({ min: Date.parse('2026-03-01T00:00:00Z'), max: Date.parse('2026-03-18T00:00:00Z') });
    fc.assert(
      fc.property(instant, (ms) => {
        const at = new Date(ms);
        expect(dayOf(days, at)).toBe(days.findIndex(({ startsAt, endsAt }) => startsAt <= at && at < endsAt));
      }),
    );
  });
});

describe('duty', () => {
  const dutyOf = (limits: { dailyMinutes?: number; weeklyMinutes?: number }) => ({
    ...{ dailyMinutes: null, weeklyMinutes: null, ...limits, days, weekOfDay },
    taught: new Map([['ada', { byDay: [60], byWeek: [200, 30] }]]),
  });

  it('is left until the limit is reached, and counts for the day on which a lesson starts', () => {
    const duty = dutyOf({ dailyMinutes: 120 });
    expect(dutyLeft(duty, 'ada', lesson('2026-03-02T15:00:00.000Z', 60))).toBeNull();
    expect(dutyLeft(duty, 'ada', lesson('2026-03-02T15:00:00.000Z', 61))).toBe('DAY');
    expect(dutyLeft(duty, 'ada', lesson('2026-03-03T04:59:00.000Z', 61))).toBe('DAY');
    expect(dutyLeft(duty, 'ada', lesson('2026-03-03T05:00:00.000Z', 61))).toBeNull();
    expect(dutyLeft(duty, 'grace', lesson('2026-03-02T15:00:00.000Z', 120))).toBeNull();
  });

  it('is counted week by week of the school', () => {
    const duty = dutyOf({ weeklyMinutes: 240 });
    expect(dutyLeft(duty, 'ada', lesson('2026-03-09T03:59:00.000Z', 60))).toBe('WEEK');
    expect(dutyLeft(duty, 'ada', lesson('2026-03-09T04:00:00.000Z', 60))).toBeNull();
  });

  it('knows no limit where the school set none', () => {
    expect(dutyLeft(dutyOf({}), 'ada', lesson('2030-01-01T00:00:00.000Z', 480))).toBeNull();
  });

  it('does not guess beyond what was read', () => {
    expect(() => dutyLeft(dutyOf({ dailyMinutes: 60 }), 'ada', lesson('2030-01-01T00:00:00.000Z', 30))).toThrow(RangeError);
  });
});

describe('what others have taken', () => {
  const placed: Placed = {
    ...lesson('2026-03-02T15:00:00.000Z', 60),
    ...{ bufferBeforeMinutes: 10, bufferAfterMinutes: 20, instructorId: null, resourceId: null },
  };

  it('is in the way with the buffers, and never is the booking itself', () => {
    expect(withBuffers(placed)).toEqual({ startsAt: new Date('2026-03-02T14:50:00.000Z'), endsAt: new Date('2026-03-02T16:20:00.000Z') });
    const taken = [{ ...lesson('2026-03-02T16:10:00.000Z', 5), bookingId: 'b' }];
    expect(takenByOther(taken, placed)?.bookingId).toBe('b');
    expect(takenByOther(taken, { ...placed, bookingId: 'b' })).toBeUndefined();
    expect(takenByOther(taken, { ...placed, bufferAfterMinutes: 10 })).toBeUndefined();
    expect(takenByOther(agendaOf().taken.byStudent, placed)).toBeUndefined();
  });
});
