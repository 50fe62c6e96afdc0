import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { expandAvailability, isInsideAvailability, type AvailabilityRule } from './availability.ts';
import { union, type Interval } from './intervals.ts';
import { addDays, eachDay, startOfDay, toInstant, weekdayOf } from './school-time.ts';

const NEW_YORK = 'America/New_York';
const MINUTE = 60_000;

const ZONES = [
  ...['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'America/St_Johns'],
  ...['America/Sao_Paulo', 'Pacific/Apia', 'Asia/Tehran', 'Pacific/Auckland', 'Antarctica/Casey', 'Asia/Pyongyang'],
];

/** Dates around which those zones change their clocks: by an hour, by half, by three, at midnight, over a whole day. */
const CHANGES = [
  ...['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-10-04', '2026-04-05', '2026-02-15', '2026-03-22', '2010-11-07'],
  ...['2018-11-04', '2018-02-18', '2011-12-30', '2021-09-22', '2022-03-22', '2026-09-27', '2010-03-05', '2015-08-15', '2018-05-05'],
];

const ada = 'ada';
const none = { weekday: null, date: null, startTime: null, endTime: null, effectiveFrom: null, effectiveUntil: null };
const weekly = (weekday: number, startTime: string, endTime: string, more: Partial<AvailabilityRule> = {}): AvailabilityRule => ({
  ...none,
  ...{ instructorId: ada, kind: 'WEEKLY', weekday, startTime, endTime },
  ...more,
});
const dated = (kind: 'EXTRA' | 'OFF', date: string, startTime: string | null = null, endTime: string | null = null): AvailabilityRule => ({
  ...none,
  ...{ instructorId: ada, kind, date, startTime, endTime },
});

const expand = (rules: AvailabilityRule[], from: string, to: string, timeZone = NEW_YORK) =>
  expandAvailability({ rules, from: startOfDay(from, timeZone), to: startOfDay(to, timeZone), timeZone });
const adas = (rules: AvailabilityRule[], from: string, to: string, timeZone = NEW_YORK) =>
  (expand(rules, from, to, timeZone).get(ada) ?? []).map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt.toISOString()]);
const hoursOn = (date: string, startTime: string, endTime: string, timeZone = NEW_YORK) => {
  const stretches = expand([dated('EXTRA', date, startTime, endTime)], addDays(date, -2), addDays(date, 3), timeZone).get(ada) ?? [];
  return stretches.reduce((sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / (60 * MINUTE), 0);
};

describe('a weekly rule', () => {
  it('is local to the school through the clock change', () => {
    const rules = [6, 7].map((weekday) => weekly(weekday, '13:00', '18:00'));
    expect(adas(rules, '2026-03-07', '2026-03-09')).toEqual([
      ['2026-03-07T18:00:00.000Z', '2026-03-07T23:00:00.000Z'],
      ['2026-03-08T17:00:00.000Z', '2026-03-08T22:00:00.000Z'],
    ]);
  });

  it('gives the real elapsed time over the gap and the repeated hour', () => {
    expect(adas([weekly(7, '01:00', '04:00')], '2026-03-08', '2026-03-09')).toEqual([
      ['2026-03-08T06:00:00.000Z', '2026-03-08T08:00:00.000Z'],
    ]);
    expect(adas([weekly(7, '00:00', '03:00')], '2026-11-01', '2026-11-02')).toEqual([
      ['2026-11-01T04:00:00.000Z', '2026-11-01T08:00:00.000Z'],
    ]);
    expect(hoursOn('2026-11-01', '00:00', '24:00')).toBe(25);
  });

  it('lasts from its first day to its last, both included', () => {
    const rule = weekly(1, '09:00', '10:00', { effectiveFrom: '2026-11-09', effectiveUntil: '2026-11-23' });
    expect(adas([rule], '2026-11-01', '2026-12-10').map(([start]) => start?.slice(0, 10))).toEqual([
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
  });

  it('is cut to the window asked for', () => {
    const [from, to] = [new Date('2026-11-23T15:10:00.000Z'), new Date('2026-11-23T16:00:00.000Z')];
    const expanded = expandAvailability({ rules: [weekly(1, '09:00', '17:00')], from, to, timeZone: NEW_YORK });
    expect(expanded.get(ada)).toEqual([{ startsAt: from, endsAt: to }]);
  });
});

describe('a rule with an end inside a gap or a fold', () => {
  it('moves its nonexistent time forward, and is nothing where that would end before it starts', () => {
    expect(hoursOn('2026-03-08', '02:15', '02:45')).toBe(0.5);
    expect(hoursOn('2026-03-08', '01:30', '02:30')).toBe(1);
    expect(hoursOn('2026-03-08', '02:30', '04:00')).toBe(0.5);
    expect(hoursOn('2026-03-08', '02:00', '03:00')).toBe(0);
    expect(hoursOn('2026-03-08', '02:30', '03:15')).toBe(0);
    expect(hoursOn('2026-10-04', '02:00', '02:30', 'Australia/Lord_Howe')).toBe(0);
    expect(hoursOn('2026-10-04', '01:45', '02:45', 'Australia/Lord_Howe')).toBe(0.5);
  });

  it('means the first occurrence of a repeated time', () => {
    expect(hoursOn('2026-11-01', '01:00', '01:30')).toBe(0.5);
    expect(hoursOn('2026-11-01', '01:30', '02:00')).toBe(1.5);
    expect(hoursOn('2026-04-05', '01:30', '01:45', 'Australia/Lord_Howe')).toBe(0.25);
    expect(hoursOn('2026-02-15', '02:30', '03:00', 'Africa/Casablanca')).toBe(1.5);
  });

  it('starts the day where midnight does not exist, and never reaches into another day', () => {
    expect(hoursOn('2018-11-04', '00:00', '06:00', 'America/Sao_Paulo')).toBe(5);
    expect(hoursOn('2018-02-17', '22:00', '24:00', 'America/Sao_Paulo')).toBe(3);
    expect(hoursOn('2018-05-04', '22:00', '24:00', 'Asia/Pyongyang')).toBe(1.5);
    expect(hoursOn('2011-12-30', '09:00', '17:00', 'Pacific/Apia')).toBe(0);
    expect(hoursOn('2011-12-31', '09:00', '17:00', 'Pacific/Apia')).toBe(8);
  });
});

describe('exceptions', () => {
  it('add to the week, and what touches becomes one stretch', () => {
    const rules = [
      weekly(1, '09:00', '12:00'),
      dated('EXTRA', '2026-11-23', '12:00', '14:00'),
      dated('EXTRA', '2026-11-24', '08:00', '09:00'),
    ];
    expect(adas(rules, '2026-11-23', '2026-11-25')).toEqual([
      ['2026-11-23T14:00:00.000Z', '2026-11-23T19:00:00.000Z'],
      ['2026-11-24T13:00:00.000Z', '2026-11-24T14:00:00.000Z'],
    ]);
  });

  it('take hours off, or the whole local day, extra time included', () => {
    const rules = [1, 2].map((weekday) => weekly(weekday, '09:00', '17:00'));
    const off = [dated('OFF', '2026-11-23', '12:00', '13:00'), dated('OFF', '2026-11-24'), dated('EXTRA', '2026-11-24', '18:00', '20:00')];
    expect(adas([...rules, ...off], '2026-11-23', '2026-11-26')).toEqual([
      ['2026-11-23T14:00:00.000Z', '2026-11-23T17:00:00.000Z'],
      ['2026-11-23T18:00:00.000Z', '2026-11-23T22:00:00.000Z'],
    ]);
  });

  it('of one instructor leave the others alone', () => {
    const expanded = expand(
      [weekly(1, '09:00', '10:00'), { ...dated('OFF', '2026-11-23'), instructorId: 'grace' }],
      '2026-11-23',
      '2026-11-24',
    );
    expect(expanded.get(ada)).toHaveLength(1);
    expect(expanded.get('grace')).toEqual([]);
  });
});

describe('being inside availability', () => {
  const availability = expand([weekly(1, '20:00', '24:00'), weekly(2, '00:00', '02:00')], '2026-11-23', '2026-11-25');
  const inside = (startsAt: string, endsAt: string, instructorId = ada) =>
    isInsideAvailability({ availability, instructorId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) });

  it('holds across midnight and to the last minute', () => {
    expect(inside('2026-11-24T04:00:00.000Z', '2026-11-24T06:00:00.000Z')).toBe(true);
    expect(inside('2026-11-24T01:00:00.000Z', '2026-11-24T07:00:00.000Z')).toBe(true);
  });

  it('fails a minute outside, and for someone without rules', () => {
    expect(inside('2026-11-24T00:59:00.000Z', '2026-11-24T02:00:00.000Z')).toBe(false);
    expect(inside('2026-11-24T06:00:00.000Z', '2026-11-24T07:01:00.000Z')).toBe(false);
    expect(inside('2026-11-24T01:00:00.000Z', '2026-11-24T02:00:00.000Z', 'grace')).toBe(false);
  });
});

describe('expansion, in twelve zones', () => {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const asTime = (minute: number) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
  const times = fc
    .uniqueArray(fc.nat(96), { minLength: 2, maxLength: 2 })
    .map((quarters) => quarters.toSorted((a, b) => a - b).map((quarter) => asTime(quarter * 15)));
  const place = fc.record({
    timeZone: fc.constantFrom(...ZONES),
    date: fc.oneof(
      fc.constantFrom(...CHANGES),
      fc.nat(7669).map((days) => addDays('2010-01-01', days)),
    ),
  });
  const ruleNear = (date: string) =>
    fc.record({
      instructorId: fc.constantFrom(ada, 'grace'),
      kind: fc.constantFrom('WEEKLY' as const, 'WEEKLY' as const, 'EXTRA' as const, 'OFF' as const),
      times,
      day: fc.integer({ min: -2, max: 2 }).map((shift) => addDays(date, shift)),
      wholeDay: fc.boolean(),
      ends: fc.option(fc.integer({ min: -2, max: 2 }).map((shift) => addDays(date, shift))),
    });
  const scene = place.chain(({ timeZone, date }) =>
    fc.record({
      timeZone: fc.constant(timeZone),
      date: fc.constant(date),
      rules: fc.array(ruleNear(date), { maxLength: 6 }).map((drafts) =>
        drafts.map(({ instructorId, kind, times: [start = '', end = ''], day, wholeDay, ends }) => {
          if (kind === 'WEEKLY') return weekly(weekdayOf(day), start, end, { instructorId, effectiveUntil: ends });
          return { ...(kind === 'OFF' && wholeDay ? dated(kind, day) : dated(kind, day, start, end)), instructorId };
        }),
      ),
    }),
  );
  const offsets = fc.tuple(fc.nat(5760), fc.nat(5760), fc.nat(5760)).map((minutes) => minutes.toSorted((a, b) => a - b));

  /** Minute by minute: inside some open rule of the day and outside every off one. */
  const naive = (rules: AvailabilityRule[], date: string, timeZone: string, minute: Date) =>
    eachDay(addDays(date, -6), addDays(date, 6)).some((day) => {
      const [start, end] = [startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone)];
      if (minute < start || end <= minute) return false;
      const holding = rules.filter((rule) => {
        const { kind, weekday, effectiveUntil, startTime, endTime } = rule;
        const applies = kind === 'WEEKLY' ? weekday === weekdayOf(day) && (effectiveUntil ?? day) >= day : rule.date === day;
        if (!applies || startTime === null || endTime === null) return applies;
        return toInstant({ date: day, time: startTime, timeZone }) <= minute && minute < toInstant({ date: day, time: endTime, timeZone });
      });
      return holding.some(({ kind }) => kind !== 'OFF') && !holding.some(({ kind }) => kind === 'OFF');
    });

  it('of two windows that follow each other equals that of the whole', () => {
    fc.assert(
      fc.property(scene, offsets, ({ timeZone, date, rules }, cuts) => {
        const [a, b, c] = cuts.map((offset) => new Date(Date.parse(`${addDays(date, -2)}T00:00Z`) + offset * MINUTE));
        if (!a || !b || !c) return;
        const [whole, left, right] = [
          { from: a, to: c },
          { from: a, to: b },
          { from: b, to: c },
        ].map((window) => expandAvailability({ rules, ...window, timeZone }));
        for (const { instructorId } of rules) {
          const parts = [...(left?.get(instructorId) ?? []), ...(right?.get(instructorId) ?? [])];
          expect(union(parts)).toEqual(union(whole?.get(instructorId) ?? []));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives sorted stretches of positive length, as the rules read minute by minute', () => {
    fc.assert(
      fc.property(scene, fc.array(fc.nat(5760), { minLength: 12, maxLength: 12 }), ({ timeZone, date, rules }, probes) => {
        const from = new Date(Date.parse(`${addDays(date, -2)}T00:00Z`));
        const to = new Date(from.getTime() + 5761 * MINUTE);
        const own = rules.filter(({ instructorId }) => instructorId === ada);
        const stretches = expandAvailability({ rules, from, to, timeZone }).get(ada) ?? [];
        stretches.forEach(({ startsAt, endsAt }, i) => {
          expect(startsAt < endsAt && from <= startsAt && endsAt <= to).toBe(true);
          expect((stretches[i + 1]?.startsAt ?? to) >= endsAt).toBe(true);
        });
        for (const probe of probes.map((minutes) => new Date(from.getTime() + minutes * MINUTE)))
          expect(covers(stretches, probe)).toBe(naive(own, date, timeZone, probe));
      }),
      { numRuns: 150 },
    );
  });

  it('gives a stretch the time that really passes, where both its ends are shown exactly once', () => {
    const near = fc.record({ place, shift: fc.integer({ min: -1, max: 1 }), times });
    fc.assert(
      fc.property(near, ({ place: { timeZone, date }, shift, times: [start = '', end = ''] }) => {
        const day = addDays(date, shift);
        const { shown, inOneRun } = clockFaces(day, timeZone);
        const once = (time: string) => time === '24:00' || time === '00:00' || shown.filter((each) => each === time).length === 1;
        fc.pre(inOneRun && once(start) && once(end));
        const passing = shown.filter((each) => start <= each && each < end).length;
        expect(Math.round(hoursOn(day, start, end, timeZone) * 60)).toBe(passing);
      }),
      { numRuns: 300 },
    );
  });
});

const covers = (list: readonly Interval[], instant: Date) => list.some(({ startsAt, endsAt }) => startsAt <= instant && instant < endsAt);

/** The times a clock on the wall shows on that date, one a minute; in two runs where it falls back across midnight. */
function clockFaces(date: string, timeZone: string) {
  const clock = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'short' });
  const dawn = Date.parse(`${date}T00:00Z`) - 16 * 60 * MINUTE;
  const faces = Array.from({ length: 56 * 60 }, (_, i) => clock.format(dawn + i * MINUTE));
  const shown = faces.filter((face) => face.startsWith(date));
  const [first, last] = [faces.findIndex((face) => face.startsWith(date)), faces.findLastIndex((face) => face.startsWith(date))];
  return { shown: shown.map((face) => face.slice(-5)), inOneRun: shown.length > 0 && last - first + 1 === shown.length };
}
