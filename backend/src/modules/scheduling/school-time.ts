import { Temporal } from 'temporal-polyfill';

/** One day of a school as a half-open stretch of real time; 23, 24 or 25 hours long, seldom otherwise, and none where a zone skipped it. */
export type LocalDay = { date: string; weekday: number; startsAt: Date; endsAt: Date };

type Window = { from: Date; to: Date; timeZone: string };

/** Whether `name` is an IANA zone this process knows. Bare offsets such as `+05:30` are refused: they have no clock changes. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant at which a school's clock shows `time` (`HH:MM`) on `date`. As in RFC 5545, a time that does not exist moves
 * forward by the gap and a repeated one is its first occurrence; `00:00` is the day's first instant, `24:00` the next day's.
 * Throws RangeError for text that is no date, time or zone.
 */
export function toInstant({ date, time, timeZone }: { date: string; time: string; timeZone: string }): Date {
  if (time === '00:00') return startOfDay(date, timeZone);
  if (time === '24:00') return startOfDay(addDays(date, 1), timeZone);
  return remembered(`${timeZone} ${date}T${time}`, () => {
    const local = Temporal.PlainDate.from(date).toPlainDateTime(time);
    return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
  });
}

/** The first instant of a local day, which is not 00:00 where the clock skips midnight. Of a skipped day: that of the day after. */
export const startOfDay = (date: string, timeZone: string): Date =>
  remembered(`${timeZone} ${date}`, () => Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);

/** What a zone's clock shows does not change while the process runs, and working it out is the slowest step of all: it is kept. */
const known = new Map<string, number>();
const KNOWN_MAX = 20_000;

function remembered(key: string, work: () => number): Date {
  let instant = known.get(key);
  if (instant === undefined) {
    instant = work();
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(key, instant);
  }
  return new Date(instant);
}

/** The date a school's wall calendar shows at `instant`. */
export const localDateOf = (instant: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The date `days` later, or earlier when negative. */
export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

/** Every date from `from` to `to`, both included; none when `to` is the earlier. */
export function eachDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date);
  return days;
}

/** The local days that [from, to) touches, each whole; they follow one another without gap or overlap. */
export function localDays({ from, to, timeZone }: Window): LocalDay[] {
  const days: LocalDay[] = [];
  let date = localDateOf(from, timeZone);
  let startsAt = startOfDay(date, timeZone);
  while (startsAt < to) {
    const next = addDays(date, 1);
    const endsAt = startOfDay(next, timeZone);
    days.push({ date, weekday: weekdayOf(date), startsAt, endsAt });
    date = next;
    startsAt = endsAt;
  }
  return days;
}

/** [from, to) widened to whole local days: what to load so that the first day's slots do not depend on the window asked for. */
export function wholeDays({ from, to, timeZone }: Window): { from: Date; to: Date } {
  const days = localDays({ from, to, timeZone });
  return { from: days.at(0)?.startsAt ?? from, to: days.at(-1)?.endsAt ?? to };
}

/** English locales know the short names of their own part of the world only; the first that has one wins. */
const LOCALES_WITH_NAMES = ['en-US', 'en-GB', 'en-CA', 'en-AU', 'en-IN', 'en-ZA'];

/** The zone's short name at that instant, `EST`, `BST` or `AEDT`; `GMT+1` where English has none. */
export function zoneShortName(instant: Date, timeZone: string): string {
  const names = LOCALES_WITH_NAMES.map((locale) => shortNameIn(locale, instant, timeZone));
  return names.find((name) => !/^(?:GMT|UTC)[+-]/.test(name)) ?? names[0] ?? timeZone;
}

const shortNameIn = (locale: string, instant: Date, timeZone: string) => {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
};
