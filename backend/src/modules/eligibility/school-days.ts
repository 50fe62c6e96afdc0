import { Temporal } from 'temporal-polyfill';

/** The date a school's wall calendar shows at `instant`, `YYYY-MM-DD`. */
export const dateAt = (instant: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The date `days` later, or earlier when negative. */
export const daysAfter = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** The Monday of the week in which a date lies. */
export const mondayOf = (date: string): string => daysAfter(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);

/** The first instant of a date at the school. */
export const dayStart = (date: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);

/** "5 March 2026". */
export const dateWords = (date: string): string => Temporal.PlainDate.from(date).toLocaleString('en-GB', { dateStyle: 'long' });
