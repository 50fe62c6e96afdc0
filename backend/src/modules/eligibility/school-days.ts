import { Temporal } from 'temporal-polyfill';

const DAY_MS = 86_400_000;

/** The date a school's wall calendar shows at `instant`, `YYYY-MM-DD`. */
export const dateAt = (instant: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The same for many instants, of which many are one. */
export function datesIn(timeZone: string): (instant: Date) => string {
  const known = new Map<number, string>();
  return (instant) => {
    const date = known.get(instant.getTime()) ?? dateAt(instant, timeZone);
    known.set(instant.getTime(), date);
    return date;
  };
}

/** The date `days` later, or earlier when negative. Dates are counted as days of UTC, which has no clock changes. */
export const daysAfter = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** The Monday of the week in which a date lies. */
export const mondayOf = (date: string): string => daysAfter(date, -((new Date(date).getUTCDay() + 6) % 7));

/** The first instant of a date at the school. */
export const dayStart = (date: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);

const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "5 March 2026". */
export const dateWords = (date: string): string => LONG.format(Date.parse(date));
