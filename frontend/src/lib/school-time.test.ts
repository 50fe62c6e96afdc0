import { describe, expect, it } from 'vitest';

import {
  addDays,
  dayOf,
  formatAge,
  formatDay,
  formatDuration,
  formatForReader,
  formatInstant,
  formatPeriod,
  minutesOf,
  startOfDay,
  timeOf,
  toInstant,
  zoneCity,
  zoneName,
} from './school-time.ts';

const NEW_YORK = 'America/New_York';
const now = new Date('2026-11-23T14:30:00.000Z');
const viewpoint = { timeZone: NEW_YORK, now };
const period = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });

describe('a period', () => {
  it('is written in words when near', () => {
    expect(formatPeriod(period('2026-11-24T14:00:00Z', '2026-11-24T15:30:00Z'), viewpoint)).toBe('Tomorrow 09:00–10:30');
    expect(formatPeriod(period('2026-11-23T14:00:00Z', '2026-11-23T15:30:00Z'), viewpoint)).toBe('Today 09:00–10:30');
    expect(formatPeriod(period('2026-11-22T14:00:00Z', '2026-11-22T15:30:00Z'), viewpoint)).toBe('Yesterday 09:00–10:30');
  });

  it('is written with its full date when far', () => {
    expect(formatPeriod(period('2026-12-01T14:00:00Z', '2026-12-01T15:30:00Z'), viewpoint)).toBe('Tue 1 Dec 2026, 09:00–10:30');
  });

  it('names the day of its end when that is another one', () => {
    expect(formatPeriod(period('2026-12-02T03:00:00Z', '2026-12-02T06:00:00Z'), viewpoint)).toBe(
      'Tue 1 Dec 2026, 22:00 – Wed 2 Dec, 01:00',
    );
  });

  it('lasts as long as it really does when the clocks change within it', () => {
    const overTheGap = { startsAt: toInstant('2026-03-08', '01:00', NEW_YORK), endsAt: toInstant('2026-03-08', '04:00', NEW_YORK) };
    expect(minutesOf(overTheGap)).toBe(120);
  });
});

describe('the school’s day', () => {
  it('is that of its zone, not of the reader', () => {
    expect(dayOf(new Date('2026-11-24T02:00:00Z'), NEW_YORK)).toBe('2026-11-23');
    expect(timeOf(new Date('2026-11-24T02:00:00Z'), NEW_YORK)).toBe('21:00');
  });

  it('begins at its own midnight, in summer and in winter', () => {
    expect(startOfDay('2026-11-23', NEW_YORK).toISOString()).toBe('2026-11-23T05:00:00.000Z');
    expect(startOfDay('2026-07-01', NEW_YORK).toISOString()).toBe('2026-07-01T04:00:00.000Z');
  });

  it('is followed by the next one over the end of a month', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01');
  });

  it('is written long, short and full', () => {
    expect(formatDay('2026-11-24')).toBe('Tue 24 Nov 2026');
    expect(formatDay('2026-11-24', 'long')).toBe('Tuesday 24 November');
    expect(formatDay('2026-11-24', 'short')).toBe('Tue 24 Nov');
  });
});

describe('a wall-clock time', () => {
  it('becomes the instant of that zone on that day', () => {
    expect(toInstant('2026-03-07', '13:00', NEW_YORK).toISOString()).toBe('2026-03-07T18:00:00.000Z');
    expect(toInstant('2026-03-08', '13:00', NEW_YORK).toISOString()).toBe('2026-03-08T17:00:00.000Z');
  });

  it('moves forward by the gap when it does not exist', () => {
    expect(timeOf(toInstant('2026-03-08', '02:30', NEW_YORK), NEW_YORK)).toBe('03:30');
  });
});

describe('the reader’s own clock', () => {
  const lesson = period('2026-12-01T14:00:00Z', '2026-12-01T15:30:00Z');

  it('is shown where it differs, with the day where that differs too', () => {
    expect(formatForReader(lesson, NEW_YORK, 'Asia/Kathmandu')).toBe('19:45–21:15');
    expect(formatForReader(lesson, NEW_YORK, 'Pacific/Auckland')).toBe('Wed 2 Dec, 03:00–04:30');
  });

  it('is left out where it shows the school’s time, whatever the zone is called', () => {
    expect(formatForReader(lesson, NEW_YORK, 'America/Toronto')).toBeUndefined();
  });

  it('is that of the device when none is given', () => {
    expect(formatForReader(lesson, NEW_YORK)).toBe('19:45–21:15');
  });
});

describe('a zone’s name', () => {
  it('is the short one of its season', () => {
    expect(zoneName(NEW_YORK, now)).toBe('EST');
    expect(zoneName(NEW_YORK, new Date('2026-07-01T00:00:00Z'))).toBe('EDT');
    expect(zoneName('Europe/London', new Date('2026-07-01T00:00:00Z'))).toBe('BST');
  });

  it('is the offset where English has none', () => {
    expect(zoneName('Asia/Kathmandu', now)).toBe('GMT+5:45');
  });

  it('has a city', () => {
    expect(zoneCity('America/New_York')).toBe('New York');
    expect(zoneCity('UTC')).toBe('UTC');
  });
});

it('writes durations and ages in words', () => {
  expect([30, 60, 90, 480].map(formatDuration)).toEqual(['30 min', '1 h', '1 h 30 min', '8 h']);
  expect(formatAge(new Date('2026-11-23T14:29:40Z'), now)).toBe('just now');
  expect(formatAge(new Date('2026-11-20T14:00:00Z'), now)).toBe('3 days ago');
  expect(formatAge(new Date('2026-11-23T16:40:00Z'), now)).toBe('in 2 hours');
  expect(formatInstant(new Date('2026-11-23T14:05:00Z'), viewpoint)).toBe('Today 09:05');
});
