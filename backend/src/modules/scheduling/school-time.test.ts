import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  eachDay,
  isTimeZone,
  localDateOf,
  localDays,
  startOfDay,
  toInstant,
  weekdayOf,
  wholeDays,
  zoneShortName,
} from './school-time.ts';

const NEW_YORK = 'America/New_York';
const MINUTE = 60_000;

// Half-hour shifts, two-hour shifts, skipped midnights, skipped days, shifts on Fridays, by the moon, and none at all.
const ZONES = [
  ...['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'America/St_Johns'],
  ...['America/Sao_Paulo', 'Pacific/Apia', 'Asia/Tehran', 'Pacific/Auckland', 'Pacific/Chatham', 'Africa/Cairo', 'Asia/Beirut'],
  ...['America/Nuuk', 'Antarctica/Troll', 'Antarctica/Casey', 'Asia/Pyongyang', 'Europe/Dublin', 'America/Caracas', 'UTC'],
];

const clocks = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' }),
  ]),
);

/** What a clock on the wall shows, read without Temporal, as if it were UTC. */
const wallClock = (instant: number, timeZone: string) => Date.parse(`${clocks.get(timeZone)?.format(instant).replace(', ', 'T')}Z`);

const offsetAt = (instant: number, timeZone: string) => wallClock(instant, timeZone) - instant;

/** Every instant at which the clock shows `wall`: none in a gap, two in a fold. */
const readings = (wall: number, timeZone: string) =>
  [...new Set([-36, -1, 1, 36].map((hours) => offsetAt(wall + hours * 60 * MINUTE, timeZone)))]
    .map((offset) => wall - offset)
    .filter((instant) => wallClock(instant, timeZone) === wall)
    .sort((a, b) => a - b);

const transitions = ZONES.flatMap((timeZone) => {
  const found: { timeZone: string; date: string }[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(`2010-01-01T00:00[${timeZone}]`);
  while ((at = at.getTimeZoneTransition('next')) && at.year < 2031) found.push({ timeZone, date: at.toPlainDate().toString() });
  return found;
});

const anyDay = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  date: fc.integer({ min: 0, max: 7669 }).map((days) => addDays('2010-01-01', days)),
});
const dayNearTransition = fc
  .record({ transition: fc.constantFrom(...transitions), shift: fc.integer({ min: -1, max: 1 }) })
  .map(({ transition: { timeZone, date }, shift }) => ({ timeZone, date: addDays(date, shift) }));
const day = fc.oneof(anyDay, dayNearTransition);
const time = fc
  .integer({ min: 1, max: 1439 })
  .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);

const instant = (date: string, at: string, timeZone = NEW_YORK) => toInstant({ date, time: at, timeZone }).toISOString();
const hours = (date: string, from: string, to: string, timeZone = NEW_YORK) =>
  (Date.parse(instant(date, to, timeZone)) - Date.parse(instant(date, from, timeZone))) / 3_600_000;

describe('local times as instants', () => {
  it('follow the zone through a clock change', () => {
    expect([instant('2026-03-07', '13:00'), instant('2026-03-07', '18:00')]).toEqual([
      '2026-03-07T18:00:00.000Z',
      '2026-03-07T23:00:00.000Z',
    ]);
    expect([instant('2026-03-08', '13:00'), instant('2026-03-08', '18:00')]).toEqual([
      '2026-03-08T17:00:00.000Z',
      '2026-03-08T22:00:00.000Z',
    ]);
  });

  it('give the real elapsed time over the gap and over the repeated hour', () => {
    expect(hours('2026-03-08', '01:00', '04:00')).toBe(2);
    expect(hours('2026-11-01', '00:00', '03:00')).toBe(4);
    expect(hours('2026-03-08', '00:00', '24:00')).toBe(23);
    expect(hours('2026-11-01', '00:00', '24:00')).toBe(25);
  });

  it('move forward by the gap where they do not exist', () => {
    expect(instant('2026-03-08', '02:15')).toBe(instant('2026-03-08', '03:15'));
    expect(hours('2026-03-08', '02:15', '02:45')).toBe(0.5);
    expect(instant('2026-10-04', '02:10', 'Australia/Lord_Howe')).toBe(instant('2026-10-04', '02:40', 'Australia/Lord_Howe'));
    expect(instant('2026-03-22', '02:30', 'Africa/Casablanca')).toBe(instant('2026-03-22', '03:30', 'Africa/Casablanca'));
  });

  it('are the first occurrence where they are repeated, at the start and at the end of a stretch', () => {
    expect(instant('2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z');
    expect(hours('2026-11-01', '01:00', '01:30')).toBe(0.5);
    expect(hours('2026-11-01', '01:30', '02:00')).toBe(1.5);
    expect(hours('2026-04-05', '01:00', '02:00', 'Australia/Lord_Howe')).toBe(1.5);
    expect(hours('2026-02-15', '02:00', '03:00', 'Africa/Casablanca')).toBe(2);
  });

  it('take 24:00 as the start of the next day, and midnight as the first instant where it does not exist', () => {
    expect(instant('2026-06-30', '24:00')).toBe(instant('2026-07-01', '00:00'));
    expect(instant('2018-11-03', '24:00', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(instant('2018-11-04', '00:00', 'America/Sao_Paulo')).toBe(instant('2018-11-04', '01:00', 'America/Sao_Paulo'));
    expect(hours('2018-11-04', '00:00', '24:00', 'America/Sao_Paulo')).toBe(23);
    expect(hours('2011-12-30', '00:00', '24:00', 'Pacific/Apia')).toBe(0);
    // Toronto in 1919 went from 23:30 to 00:30: no zone has skipped a midnight from its middle since.
    expect(instant('1919-03-31', '00:00', 'America/Toronto')).toBe(instant('1919-03-30', '24:00', 'America/Toronto'));
    expect(instant('1919-03-31', '00:00', 'America/Toronto')).toBe(instant('1919-03-31', '00:30', 'America/Toronto'));
  });

  it('refuse what is no date, time or zone', () => {
    expect(() => instant('2026-02-30', '10:00')).toThrow(RangeError);
    expect(() => instant('2026-02-28', '10:61')).toThrow(RangeError);
    expect(() => instant('2026-02-28', '10:00', 'Mars/Olympus')).toThrow(RangeError);
  });

  it('agree in twenty zones and twenty years with a clock read without Temporal', () => {
    fc.assert(
      fc.property(day, time, ({ timeZone, date }, at) => {
        const wall = Date.parse(`${date}T${at}:00Z`);
        const [first] = readings(wall, timeZone);
        const gapMovesForward = wall - offsetAt(wall - 36 * 60 * MINUTE, timeZone);
        expect(toInstant({ date, time: at, timeZone }).getTime()).toBe(first ?? gapMovesForward);
      }),
      { numRuns: 3000 },
    );
  });

  it('read back as written unless they fall into a gap, and then later by the gap', () => {
    fc.assert(
      fc.property(day, time, ({ timeZone, date }, at) => {
        const wall = Date.parse(`${date}T${at}:00Z`);
        const readBack = wallClock(toInstant({ date, time: at, timeZone }).getTime(), timeZone);
        if (readings(wall, timeZone).length > 0) expect(readBack).toBe(wall);
        else expect(readBack).toBeGreaterThan(wall);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('local days', () => {
  it('begin with the first instant that shows their date', () => {
    fc.assert(
      fc.property(day, ({ timeZone, date }) => {
        const start = startOfDay(date, timeZone);
        const skipped = localDateOf(start, timeZone) !== date;
        if (skipped) expect(startOfDay(addDays(date, 1), timeZone)).toEqual(start);
        expect(localDateOf(new Date(start.getTime() - 1), timeZone) < date).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('tile any window without gap or overlap, in the order of the calendar', () => {
    fc.assert(
      fc.property(day, fc.nat(4 * 1440), fc.integer({ min: 1, max: 10 * 1440 }), ({ timeZone, date }, offset, length) => {
        const from = new Date(Date.parse(`${addDays(date, -4)}T00:00Z`) + offset * MINUTE);
        const to = new Date(from.getTime() + length * MINUTE);
        const days = localDays({ from, to, timeZone });
        expect(days.slice(1).map(({ startsAt }) => startsAt)).toEqual(days.slice(0, -1).map(({ endsAt }) => endsAt));
        expect(days.map((each) => each.date)).toEqual(eachDay(days[0]?.date ?? '', days.at(-1)?.date ?? ''));
        const whole = wholeDays({ from, to, timeZone });
        expect(whole).toEqual({ from: days[0]?.startsAt, to: days.at(-1)?.endsAt });
        expect(whole.from <= from && to <= whole.to).toBe(true);
        expect(wholeDays({ ...whole, timeZone })).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('are none for an empty window', () => {
    const from = startOfDay('2026-06-01', NEW_YORK);
    expect(localDays({ from, to: from, timeZone: NEW_YORK })).toEqual([]);
    expect(wholeDays({ from, to: from, timeZone: NEW_YORK })).toEqual({ from, to: from });
  });
});

describe('dates', () => {
  it('are those of the school, not of UTC', () => {
    const lateEvening = new Date('2026-11-24T03:30:00.000Z');
    expect(localDateOf(lateEvening, NEW_YORK)).toBe('2026-11-23');
    expect(localDateOf(lateEvening, 'Europe/London')).toBe('2026-11-24');
  });

  it('count on across months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(eachDay('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
    expect(eachDay('2026-12-30', '2026-12-29')).toEqual([]);
  });

  it('know their weekday, Monday being 1', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([1, 7]);
    fc.assert(fc.property(day, ({ date }) => void expect(weekdayOf(date) % 7).toBe(new Date(date).getUTCDay())));
  });
});

describe('time zones', () => {
  it('are known by their IANA names alone', () => {
    for (const name of [...ZONES, 'Asia/Kolkata', 'US/Eastern']) expect(isTimeZone(name), name).toBe(true);
    for (const name of ['', 'Mars/Olympus', '+05:30', '-03', 'New York', 'Z']) expect(isTimeZone(name), name).toBe(false);
  });

  it('have a short name that follows the season, and an offset where English has none', () => {
    const [january, july] = [new Date('2026-01-15T12:00:00Z'), new Date('2026-07-15T12:00:00Z')];
    expect([zoneShortName(january, NEW_YORK), zoneShortName(july, NEW_YORK)]).toEqual(['EST', 'EDT']);
    expect([zoneShortName(january, 'Europe/London'), zoneShortName(july, 'Europe/London')]).toEqual(['GMT', 'BST']);
    expect(zoneShortName(july, 'Australia/Sydney')).toBe('AEST');
    expect(zoneShortName(july, 'Asia/Kathmandu')).toBe('GMT+5:45');
  });
});
