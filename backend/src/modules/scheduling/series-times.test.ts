import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { movedAlong, seriesTimes } from './series-times.ts';

const HOUR = 3_600_000;
const lesson = (startsAt: string, hours = 1) => ({ startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + hours * HOUR) });
const starts = (lessons: readonly { startsAt: Date }[]) => lessons.map(({ startsAt }) => startsAt.toISOString());
const NEW_YORK = 'America/New_York';

const zone = fc.constantFrom('UTC', NEW_YORK, 'Europe/London', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Cairo');
const anInstant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });
const clockOf = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();

describe('a series', () => {
  it('keeps the hour of the school’s clock when the clock changes', () => {
    const times = seriesTimes({ first: lesson('2026-10-28T14:00:00.000Z'), everyWeeks: 1, times: 2, timeZone: NEW_YORK });
    expect(starts(times)).toEqual(['2026-10-28T14:00:00.000Z', '2026-11-04T15:00:00.000Z']);
  });

  it('moves an hour that does not exist forward by the gap', () => {
    const times = seriesTimes({ first: lesson('2026-03-01T07:30:00.000Z'), everyWeeks: 1, times: 3, timeZone: NEW_YORK });
    expect(starts(times)).toEqual(['2026-03-01T07:30:00.000Z', '2026-03-08T07:30:00.000Z', '2026-03-15T06:30:00.000Z']);
  });

  it('begins with the lesson asked for, on one weekday, each as long, none overlapping, for all zones', () => {
    fc.assert(
      fc.property(anInstant, zone, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 26 }), (at, timeZone, everyWeeks, times) => {
        const first = { startsAt: at, endsAt: new Date(at.getTime() + 8 * HOUR) };
        const lessons = seriesTimes({ first, everyWeeks, times, timeZone });
        expect([lessons.length, lessons[0]]).toEqual([times, first]);
        const day = clockOf(at, timeZone).toPlainDate();
        lessons.forEach(({ startsAt, endsAt }, nth) => {
          expect(endsAt.getTime() - startsAt.getTime()).toBe(8 * HOUR);
          expect(startsAt.getTime()).toBeGreaterThan(lessons[nth - 1]?.endsAt.getTime() ?? 0);
          const wanted = day.add({ weeks: nth * everyWeeks });
          // A gap before midnight can put it on the next day.
          expect(clockOf(new Date(startsAt.getTime()), timeZone).toPlainDate().since(wanted).days).toBeLessThanOrEqual(1);
          expect(clockOf(startsAt, timeZone).toPlainDate().since(wanted).days).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
});

describe('a lesson that moves along', () => {
  it('goes as many days and to the same hour, across a clock change', () => {
    const move = { from: lesson('2026-10-28T14:00:00.000Z'), to: lesson('2026-10-29T17:30:00.000Z', 2), timeZone: NEW_YORK };
    expect(movedAlong(lesson('2026-11-04T15:00:00.000Z'), move)).toEqual(lesson('2026-11-05T18:30:00.000Z', 2));
  });

  it('keeps its own difference where it was moved before', () => {
    const move = { from: lesson('2026-06-01T10:00:00.000Z'), to: lesson('2026-06-01T12:00:00.000Z'), timeZone: 'UTC' };
    expect(movedAlong(lesson('2026-06-09T08:15:00.000Z'), move)).toEqual(lesson('2026-06-09T10:15:00.000Z'));
  });

  it('makes of a whole series the series of the moved lesson, for all zones and hours that every week has once', () => {
    fc.assert(
      fc.property(anInstant, zone, fc.integer({ min: -200, max: 200 }), fc.integer({ min: 6, max: 20 }), (at, timeZone, days, hour) => {
        const noon = clockOf(at, timeZone).toPlainDate().toPlainDateTime('12:00').toZonedDateTime(timeZone).epochMilliseconds;
        const first = { startsAt: new Date(noon), endsAt: new Date(noon + HOUR) };
        const moved = clockOf(first.startsAt, timeZone).add({ days }).with({ hour }).toZonedDateTime(timeZone).epochMilliseconds;
        const to = { startsAt: new Date(moved), endsAt: new Date(moved + 2 * HOUR) };
        const lessons = seriesTimes({ first, everyWeeks: 1, times: 8, timeZone });
        expect(lessons.map((each) => movedAlong(each, { from: first, to, timeZone }))).toEqual(
          seriesTimes({ first: to, everyWeeks: 1, times: 8, timeZone }),
        );
      }),
    );
  });
});
