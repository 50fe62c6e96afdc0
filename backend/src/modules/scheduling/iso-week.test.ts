import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mondayOf, nextWeek, previousWeek, weekBounds, weekOf } from './iso-week.ts';
import { addDays, localDateOf } from './school-time.ts';

const ZONES = [
  ...['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'America/St_Johns'],
  ...['America/Sao_Paulo', 'Pacific/Apia', 'Asia/Tehran', 'Pacific/Auckland', 'Antarctica/Casey', 'Asia/Pyongyang'],
];

/** The weeks of 2010 to 2030, by counting Mondays: a week belongs to the year of its Thursday. */
const weeks = (() => {
  const names: { week: string; monday: string }[] = [];
  let number = 0;
  for (let monday = '2010-01-04'; monday < '2031-01-01'; monday = addDays(monday, 7)) {
    const year = addDays(monday, 3).slice(0, 4);
    number = names.at(-1)?.week.startsWith(year) ? number + 1 : 1;
    names.push({ week: `${year}-W${String(number).padStart(2, '0')}`, monday });
  }
  return names;
})();

const bounds = (week: string, timeZone: string) => {
  const found = weekBounds(week, timeZone);
  if (!found) throw new Error(`No week ${week}`);
  return found;
};

describe('a week', () => {
  it('runs from local Monday to local Monday', () => {
    expect(weekBounds('2026-W48', 'America/New_York')).toEqual({
      from: new Date('2026-11-23T05:00:00.000Z'),
      to: new Date('2026-11-30T05:00:00.000Z'),
      monday: '2026-11-23',
    });
  });

  it('is an hour shorter or longer when the clock changes in it', () => {
    const hours = (week: string) => {
      const { from, to } = bounds(week, 'America/New_York');
      return (to.getTime() - from.getTime()) / 3_600_000;
    };
    expect([hours('2026-W10'), hours('2026-W11'), hours('2026-W44')]).toEqual([167, 168, 169]);
  });

  it('has the number of ISO 8601, from 2010 to 2030', () => {
    for (const { week, monday } of weeks) expect(mondayOf(week)).toBe(monday);
  });

  it('is refused where the year has no such week', () => {
    expect(mondayOf('2026-W53')).toBe('2026-12-28');
    for (const week of ['2025-W53', '2027-W53', '2026-W00', '2026-W54', '2026-48', '']) {
      expect(weekBounds(week, 'America/New_York'), week).toBeNull();
      expect(nextWeek(week), week).toBeNull();
      expect(previousWeek(week), week).toBeNull();
    }
  });

  it('has neighbours across years', () => {
    expect([nextWeek('2026-W48'), nextWeek('2026-W53'), nextWeek('2025-W52')]).toEqual(['2026-W49', '2027-W01', '2026-W01']);
    expect([previousWeek('2026-W48'), previousWeek('2027-W01'), previousWeek('2026-W01')]).toEqual(['2026-W47', '2026-W53', '2025-W52']);
  });

  it.each(ZONES)('ends when the next begins, for twenty years of %s', (timeZone) => {
    for (let i = 1; i < weeks.length; i++) {
      const [last, next] = [weeks[i - 1]?.week ?? '', weeks[i]?.week ?? ''];
      expect(nextWeek(last)).toBe(next);
      expect(previousWeek(next)).toBe(last);
    }
    const all = weeks.map(({ week }) => bounds(week, timeZone));
    expect(all.slice(1).map(({ from }) => from)).toEqual(all.slice(0, -1).map(({ to }) => to));
    expect(all.every(({ from, to }) => from < to)).toBe(true);
  });

  it('is the week of every instant in it, to the millisecond', () => {
    const anyWeek = fc.constantFrom(...weeks.map(({ week }) => week));
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anyWeek, fc.double({ min: 0, max: 1, noNaN: true }), (timeZone, week, share) => {
        const { from, to, monday } = bounds(week, timeZone);
        const inside = new Date(from.getTime() + Math.floor(share * (to.getTime() - from.getTime() - 1)));
        expect(weekOf(inside, timeZone)).toBe(week);
        expect(weekOf(from, timeZone)).toBe(week);
        expect(weekOf(new Date(to.getTime() - 1), timeZone)).toBe(week);
        expect(weekOf(to, timeZone)).toBe(nextWeek(week));
        expect(localDateOf(from, timeZone)).toBe(monday);
      }),
      { numRuns: 1000 },
    );
  });
});
