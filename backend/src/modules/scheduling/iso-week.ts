import { Temporal } from 'temporal-polyfill';

import { addDays, localDateOf, startOfDay } from './school-time.ts';

/** A local week as a half-open stretch of real time, with the date of its Monday. */
export type WeekBounds = { from: Date; to: Date; monday: string };

const WEEK = /^(\d{4})-W(\d{2})$/;

/** The date of the week's Monday; null where the calendar has no such week, as `2025-W53`. */
export function mondayOf(week: string): string | null {
  const [, year, number] = WEEK.exec(week) ?? [];
  if (year === undefined || number === undefined) return null;
  // ISO 8601: the fourth of January is always in week 1.
  const fourth = Temporal.PlainDate.from(`${year}-01-04`);
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(number) - 1 });
  return nameOf(monday) === week ? monday.toString() : null;
}

/** From local Monday 00:00 to the next; null where the calendar has no such week. */
export function weekBounds(week: string, timeZone: string): WeekBounds | null {
  const monday = mondayOf(week);
  if (monday === null) return null;
  return { from: startOfDay(monday, timeZone), to: startOfDay(addDays(monday, 7), timeZone), monday };
}

/** The local week in which `instant` lies. */
export const weekOf = (instant: Date, timeZone: string): string => nameOf(Temporal.PlainDate.from(localDateOf(instant, timeZone)));

/** The week after, across years; null where the calendar has no such week to begin with. */
export const nextWeek = (week: string): string | null => shift(week, 1);

/** The week before, across years; null where the calendar has no such week to begin with. */
export const previousWeek = (week: string): string | null => shift(week, -1);

const shift = (week: string, weeks: number) => {
  const monday = mondayOf(week);
  return monday === null ? null : nameOf(Temporal.PlainDate.from(monday).add({ weeks }));
};

const nameOf = ({ yearOfWeek, weekOfYear }: Temporal.PlainDate) => `${pad(yearOfWeek, 4)}-W${pad(weekOfYear, 2)}`;

const pad = (value: number | undefined, digits: number) => String(value).padStart(digits, '0');
