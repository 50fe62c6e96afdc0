/** English locales know the short names of their own part of the world only; the first that has one wins. */
const LOCALES_WITH_NAMES = ['en-US', 'en-GB', 'en-CA', 'en-AU', 'en-IN', 'en-ZA'];

type Moment = { date: string; time: string; zone: string };

/** A stretch of time as a school says it: `Tue 24 Nov 2026, 09:00-10:30 EST`, with both days where it runs past midnight. */
export function stretchInWords({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, timeZone: string): string {
  const start = momentIn(startsAt, timeZone);
  const end = momentIn(endsAt, timeZone);
  const startZone = start.zone === end.zone ? '' : ` ${start.zone}`;
  if (start.date === end.date) return `${start.date}, ${start.time}${startZone}-${end.time} ${end.zone}`;
  return `${start.date}, ${start.time}${startZone} to ${end.date}, ${end.time} ${end.zone}`;
}

/** An instant as a school says it: `Tue 24 Nov 2026, 09:00 EST`. */
export function instantInWords(instant: Date, timeZone: string): string {
  const { date, time, zone } = momentIn(instant, timeZone);
  return `${date}, ${time} ${zone}`;
}

function momentIn(instant: Date, timeZone: string): Moment {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`,
    time: `${part('hour')}:${part('minute')}`,
    zone: zoneName(instant, timeZone),
  };
}

/** `EST`, `BST` or `AEDT`; `GMT+5:45` where English has no name. */
function zoneName(instant: Date, timeZone: string): string {
  const names = LOCALES_WITH_NAMES.map((locale) => {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(instant);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  });
  return names.find((name) => !/^(?:GMT|UTC)[+-]/.test(name)) ?? names[0] ?? timeZone;
}
