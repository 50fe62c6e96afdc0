import { formatDay } from '../../lib/school-time.ts';
import type { NewRule, Rule } from './api.ts';

/** Monday first, as the contract counts: 1 to 7. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The name of a weekday from 1 to 7. */
export const weekdayName = (weekday: number | null): string => WEEKDAYS[(weekday ?? 1) - 1] ?? '';

/** "08:00–12:00", "All day". */
export const timesOf = ({ startTime, endTime }: Pick<Rule, 'startTime' | 'endTime'>): string =>
  startTime && endTime ? `${startTime}–${endTime}` : 'All day';

/** Whether weekly hours hold today, will, or did. */
export type Standing = 'now' | 'later' | 'over';

/** Where today lies to the days of a rule. */
export function standingOf({ effectiveFrom, effectiveUntil }: Pick<Rule, 'effectiveFrom' | 'effectiveUntil'>, today: string): Standing {
  if (effectiveUntil !== null && effectiveUntil < today) return 'over';
  return effectiveFrom !== null && effectiveFrom > today ? 'later' : 'now';
}

/** "from 1 March", "until 30 June", "from 1 March until 30 June 2027", "ended 30 June"; undefined where it always holds. */
export function validityOf(rule: Pick<Rule, 'effectiveFrom' | 'effectiveUntil'>, today: string): string | undefined {
  const { effectiveFrom, effectiveUntil } = rule;
  const day = (date: string) => formatDay(date, date.slice(0, 4) === today.slice(0, 4) ? 'date' : 'dated');
  if (effectiveUntil !== null && standingOf(rule, today) === 'over') return `ended ${day(effectiveUntil)}`;
  // Long since begun: that it began is no news.
  const from = effectiveFrom !== null && effectiveFrom > today && `from ${day(effectiveFrom)}`;
  const until = effectiveUntil !== null && `until ${day(effectiveUntil)}`;
  return [from, until].filter(Boolean).join(' ') || undefined;
}

/** The rule in one breath: for buttons and toasts. */
export function spokenRule(rule: Rule): string {
  if (rule.kind === 'WEEKLY') return `${weekdayName(rule.weekday)} ${timesOf(rule)}`;
  return `${rule.kind === 'OFF' ? 'Off' : 'Extra'} on ${formatDay(rule.date ?? '')}, ${timesOf(rule)}`;
}

/** The same hours on another weekday, as a request. */
export const onWeekday = ({ startTime, endTime, effectiveFrom, effectiveUntil }: Rule, weekday: number): NewRule => ({
  weekday,
  startTime: startTime ?? '',
  endTime: endTime ?? '',
  ...(effectiveFrom && { effectiveFrom }),
  ...(effectiveUntil && { effectiveUntil }),
});

/** "3 days", "1 day". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
