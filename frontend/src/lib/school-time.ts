import { Temporal } from 'temporal-polyfill';

/** From `startsAt` until just before `endsAt`. */
export type Period = { startsAt: Date; endsAt: Date };
/** Where and when the reader looks: the zone to write times in, and the present instant. */
export type Viewpoint = { timeZone: string; now: Date };

const LOCALE = 'en-GB';
/** English-speaking places, each of which names its own neighbourhood's zones: "EST", "BST", "AEDT", "IST". */
const ZONE_LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-NZ', 'en-ZA'];
const NEAR_DAYS: Record<number, string> = { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' };

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, using one is fast. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}

const zoned = (instant: Date, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);

/** The day of an instant in a zone, `YYYY-MM-DD`. */
export const dayOf = (instant: Date, timeZone: string): string => zoned(instant, timeZone).toPlainDate().toString();

/** Wall-clock time of an instant in a zone, `09:00`. */
export const timeOf = (instant: Date, timeZone: string): string =>
  zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });

/** The same to the second, `09:00:07`. */
export const exactTimeOf = (instant: Date, timeZone: string): string =>
  zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: 'second' });

/** The instant a school's day begins. */
export const startOfDay = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).epochMilliseconds);

/** Days from one day to another, both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** The day so many days later. */
export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

const DAY_STYLES = {
  /** Tue 24 Nov 2026 */
  full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  /** Tuesday 24 November */
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Tue 24 Nov */
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  /** 24 November */
  date: { day: 'numeric', month: 'long' },
  /** 24 November 2026 */
  dated: { day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Writes a day, `YYYY-MM-DD`, for people. */
export const formatDay = (day: string, style: keyof typeof DAY_STYLES = 'full'): string =>
  formatter(LOCALE, { ...DAY_STYLES[style], timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(',', '');

/** "Today", "Tomorrow", "Yesterday", else "Tue 24 Nov 2026". */
export function formatNearDay(day: string, { timeZone, now }: Viewpoint): string {
  return NEAR_DAYS[daysBetween(dayOf(now, timeZone), day)] ?? formatDay(day);
}

/** "09:00–10:30"; the end carries its day where that is another one: "22:00 – Wed 2 Dec, 01:00". */
export function formatTimes({ startsAt, endsAt }: Period, timeZone: string): string {
  const [start, end, endDay] = [timeOf(startsAt, timeZone), timeOf(endsAt, timeZone), dayOf(endsAt, timeZone)];
  return endDay === dayOf(startsAt, timeZone) ? `${start}–${end}` : `${start} – ${formatDay(endDay, 'short')}, ${end}`;
}

/** "Tomorrow 09:00–10:30" near, "Tue 24 Nov 2026, 09:00–10:30" far. */
export function formatPeriod(period: Period, viewpoint: Viewpoint): string {
  const day = formatNearDay(dayOf(period.startsAt, viewpoint.timeZone), viewpoint);
  return `${day}${/\d/.test(day) ? ',' : ''} ${formatTimes(period, viewpoint.timeZone)}`;
}

/** One instant: "Today 14:05", "Tue 24 Nov 2026, 14:05". */
export function formatInstant(instant: Date, viewpoint: Viewpoint): string {
  const day = formatNearDay(dayOf(instant, viewpoint.timeZone), viewpoint);
  return `${day}${/\d/.test(day) ? ',' : ''} ${timeOf(instant, viewpoint.timeZone)}`;
}

/** "EST" in winter and "EDT" in summer; where English has no short name, "GMT+5:45". */
export function zoneName(timeZone: string, at: Date): string {
  const names = ZONE_LOCALES.map(
    (locale) =>
      formatter(locale, { timeZone, timeZoneName: 'short' })
        .formatToParts(at)
        .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
  );
  return names.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] ?? timeZone;
}

/** The zone of the reader's device. */
export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The same period on the reader's own clock, "Tue 24 Nov, 19:45–21:15"; undefined where that clock shows the school's time. */
export function formatForReader(period: Period, timeZone: string, reader: string = readerZone()): string | undefined {
  if (zoned(period.startsAt, timeZone).offset === zoned(period.startsAt, reader).offset) return undefined;
  const day = dayOf(period.startsAt, reader);
  const named = day === dayOf(period.startsAt, timeZone) ? '' : `${formatDay(day, 'short')}, `;
  return `${named}${formatTimes(period, reader)}`;
}

/** "1 h 30 min", "45 min", "2 h". */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** Minutes a period really lasts, clock changes included. */
export const minutesOf = ({ startsAt, endsAt }: Period): number => Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);

const AGES = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** "3 days ago", "in 2 hours", "just now". */
export function formatAge(instant: Date, now: Date): string {
  const seconds = (instant.getTime() - now.getTime()) / 1000;
  const [unit, size] = AGES.find(([, each]) => Math.abs(seconds) >= each) ?? [];
  if (!unit || !size) return 'just now';
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' }).format(Math.trunc(seconds / size), unit);
}

/** "New York" for America/New_York. */
export const zoneCity = (timeZone: string): string => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;

/** The instant of a school's wall clock, `HH:MM` on a day; a time that does not exist moves forward by the gap. */
export const toInstant = (day: string, time: string, timeZone: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds);
