import { formatDay } from '../../lib/school-time.ts';
import type { NewRule, Rule } from './api.ts';

/** Monday first, as the contract counts: 1 to 7. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "08:00–12:00", "All day". */
export const timesOf = ({ startTime, endTime }: Rule): string => (startTime && endTime ? `${startTime}–${endTime}` : 'All day');

/** "from Tue 24 Nov 2026 until Fri 18 Dec 2026"; undefined where it always holds. */
export function validityOf({ effectiveFrom, effectiveUntil }: Rule): string | undefined {
  const from = effectiveFrom && `from ${formatDay(effectiveFrom)}`;
  const until = effectiveUntil && `until ${formatDay(effectiveUntil)}`;
  return [from, until].filter(Boolean).join(' ') || undefined;
}

/** The rule in one breath: for buttons and toasts. */
export function spokenRule(rule: Rule): string {
  if (rule.kind === 'WEEKLY') return `${WEEKDAYS[(rule.weekday ?? 1) - 1]} ${timesOf(rule)}`;
  return `${rule.kind === 'OFF' ? 'Off' : 'Extra'} on ${formatDay(rule.date ?? '')}, ${timesOf(rule)}`;
}

/** What to send to have a removed rule again. */
export function recreating({ instructorId, kind, weekday, date, startTime, endTime, effectiveFrom, effectiveUntil }: Rule): NewRule {
  const times = startTime && endTime ? { startTime, endTime } : {};
  if (kind === 'OFF') return { instructorId, date: date ?? '', kind, ...times };
  const exact = { startTime: startTime ?? '', endTime: endTime ?? '' };
  if (kind === 'EXTRA') return { instructorId, date: date ?? '', kind, ...exact };
  return {
    instructorId,
    weekday: weekday ?? 1,
    ...exact,
    ...(effectiveFrom && { effectiveFrom }),
    ...(effectiveUntil && { effectiveUntil }),
  };
}
