import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type AvailabilityRule, expandAvailability, isInsideAvailability } from './availability.ts';
import type { Interval } from './intervals.ts';
import { lessonsLeftOutside } from './lessons-outside.ts';
import { addDays, startOfDay, toInstant, wholeDays } from './school-time.ts';

const NEW_YORK = 'America/New_York';
const ada = 'ada';
const none = { weekday: null, date: null, startTime: null, endTime: null, effectiveFrom: null, effectiveUntil: null };
const weekly = (weekday: number, startTime: string, endTime: string, more: Partial<AvailabilityRule> = {}): AvailabilityRule => ({
  ...none,
  ...{ instructorId: ada, kind: 'WEEKLY', weekday, startTime, endTime },
  ...more,
});
const off = (date: string): AvailabilityRule => ({ ...none, instructorId: ada, kind: 'OFF', date });
const lesson = (date: string, from: string, to: string, timeZone = NEW_YORK): Interval => ({
  startsAt: toInstant({ date, time: from, timeZone }),
  endsAt: toInstant({ date: to < from ? addDays(date, 1) : date, time: to, timeZone }),
});

describe('the lessons that a change leaves outside', () => {
  const before = [weekly(1, '09:00', '17:00')];

  it('are those inside before and not after, and no others', () => {
    const [inside, atTheEdge, cut, outsideAlready] = [
      lesson('2026-03-02', '09:00', '10:00'),
      lesson('2026-03-02', '15:00', '16:00'),
      lesson('2026-03-02', '15:30', '16:30'),
      lesson('2026-03-03', '09:00', '10:00'),
    ];
    const after = [weekly(1, '09:00', '16:00')];
    const lessons = [inside, atTheEdge, cut, outsideAlready];
    expect(lessonsLeftOutside({ lessons, before, after, timeZone: NEW_YORK })).toEqual([cut]);
  });

  it('are none where another rule covers them still', () => {
    const lessons = [lesson('2026-03-02', '10:00', '12:00')];
    const after = [weekly(1, '09:00', '11:00'), weekly(1, '11:00', '17:00')];
    expect(lessonsLeftOutside({ lessons, before, after, timeZone: NEW_YORK })).toEqual([]);
  });

  it('count over midnight, where stretches of two days touch', () => {
    const lessons = [lesson('2026-03-02', '23:00', '01:00')];
    const nights = [weekly(1, '20:00', '24:00'), weekly(2, '00:00', '02:00')];
    const given = { lessons, timeZone: NEW_YORK };
    expect(lessonsLeftOutside({ ...given, before: nights, after: nights })).toEqual([]);
    expect(lessonsLeftOutside({ ...given, before: nights, after: [...nights, off('2026-03-03')] })).toEqual(lessons);
  });

  it('are found years ahead without working out the days between', () => {
    const lessons = [lesson('2026-03-02', '10:00', '11:00'), lesson('2199-12-30', '10:00', '11:00')];
    const began = performance.now();
    expect(lessonsLeftOutside({ lessons, before, after: [], timeZone: NEW_YORK })).toEqual(lessons);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

const times = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
  .filter(([from, to]) => from < to)
  .map((pair) => pair.map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`));

const someRules = (first: string) => {
  const date = fc.integer({ min: 0, max: 15 }).map((days) => addDays(first, days));
  const rule = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), times, fc.option(date, { nil: null }))
      .map(([weekday, [from = '', to = ''], effectiveFrom]) => weekly(weekday, from, to, { effectiveFrom })),
    fc
      .tuple(fc.constantFrom('EXTRA' as const, 'OFF' as const), date, times)
      .map(([kind, on, [startTime = '', endTime = '']]) => ({ ...none, instructorId: ada, kind, date: on, startTime, endTime })),
    date.map(off),
  );
  return fc.array(rule, { maxLength: 12 });
};

const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => weekly(weekday, '06:00', '22:00'));

const ZONES = [NEW_YORK, 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Sao_Paulo'];
const CHANGES = ['2026-03-05', '2026-10-28', '2026-03-26', '2011-12-26', '2018-11-01', '2026-10-01'];

const cases = fc.constantFrom(...CHANGES).chain((first) =>
  fc.record({
    timeZone: fc.constantFrom(...ZONES),
    first: fc.constant(first),
    before: someRules(first).map((rules) => [...rules, ...ALL_WEEK]),
    after: fc.tuple(someRules(first), fc.subarray(ALL_WEEK)).map((parts) => parts.flat()),
    // Half hours from the first day's start, and how many each lesson takes.
    lessons: fc.array(fc.tuple(fc.integer({ min: 0, max: 48 * 16 }), fc.integer({ min: 1, max: 16 })), { maxLength: 40 }),
  }),
);

/** Asks of one lesson alone, in a window of its own. */
function isInside(rules: AvailabilityRule[], { startsAt, endsAt }: Interval, timeZone: string): boolean {
  const { from, to } = wholeDays({ from: startsAt, to: endsAt, timeZone });
  return isInsideAvailability({ availability: expandAvailability({ rules, from, to, timeZone }), instructorId: ada, startsAt, endsAt });
}

describe('for all rules, zones and lessons', () => {
  it('the list equals what asking lesson by lesson gives', () => {
    let found = 0;
    fc.assert(
      fc.property(cases, ({ timeZone, first, before, after, lessons: halves }) => {
        const origin = startOfDay(first, timeZone).getTime();
        const lessons = halves
          .map(([at, length]) => ({ startsAt: new Date(origin + at * 1_800_000), endsAt: new Date(origin + (at + length) * 1_800_000) }))
          .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
        const naive = lessons.filter((each) => isInside(before, each, timeZone) && !isInside(after, each, timeZone));
        found += naive.length;
        expect(lessonsLeftOutside({ lessons, before, after, timeZone })).toEqual(naive);
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(200);
  });
});
