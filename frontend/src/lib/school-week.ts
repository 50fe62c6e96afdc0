import { Temporal } from 'temporal-polyfill';

import { dayOf, formatDay } from './school-time.ts';

/** The ISO 8601 week of a day: `2026-W48`. */
export function weekOf(day: string): string {
  const { weekOfYear = 1, yearOfWeek = 1970 } = Temporal.PlainDate.from(day);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** The school's present week. */
export const currentWeek = ({ timeZone, now }: { timeZone: string; now: Date }): string => weekOf(dayOf(now, timeZone));

/** The Monday of a week. Throws a RangeError on what is no week. */
export function mondayOf(week: string): string {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined || number === undefined) throw new RangeError(`Not a week: ${week}`);
  // 4 January always lies in week 1.
  const fourth = Temporal.PlainDate.from(`${year}-01-04`);
  return fourth
    .subtract({ days: fourth.dayOfWeek - 1 })
    .add({ weeks: Number(number) - 1 })
    .toString();
}

/** The seven days of a week, Monday first. */
export function daysOf(week: string): string[] {
  const monday = Temporal.PlainDate.from(mondayOf(week));
  return Array.from({ length: 7 }, (_, days) => monday.add({ days }).toString());
}

/** The week so many weeks later. */
export const shiftWeek = (week: string, weeks: number): string => weekOf(Temporal.PlainDate.from(mondayOf(week)).add({ weeks }).toString());

/** Says whether a text, such as one from the URL, names a week. */
export const isWeek = (text: string | null): text is string =>
  text !== null && /^(19[7-9]\d|20\d\d|21\d\d)-W(0[1-9]|[1-4]\d|5[0-3])$/.test(text) && weekOf(mondayOf(text)) === text;

/** "23–29 Nov 2026", "30 Nov – 6 Dec 2026", "28 Dec 2026 – 3 Jan 2027". */
export function formatWeek(week: string): string {
  const monday = mondayOf(week);
  const sunday = Temporal.PlainDate.from(monday).add({ days: 6 }).toString();
  const [, fromDay = '', fromMonth = '', fromYear = ''] = formatDay(monday).split(' ');
  const [, toDay, toMonth, toYear] = formatDay(sunday).split(' ');
  const end = `${toDay} ${toMonth} ${toYear}`;
  if (fromYear !== toYear) return `${fromDay} ${fromMonth} ${fromYear} – ${end}`;
  return fromMonth === toMonth ? `${fromDay}–${end}` : `${fromDay} ${fromMonth} – ${end}`;
}

/** The same day of the month so many months later; the month's last day where it has no such day. */
export const shiftMonth = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString();

/** "November 2026" */
export const formatMonth = (day: string): string => formatDay(day, 'dated').replace(/^\d+ /, '');
