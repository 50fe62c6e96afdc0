import { addDays } from '../../lib/school-time.ts';
import type { Rule } from './api.ts';

/** Dated rules that are shown as one: whole days off in a row, or a single stretch. */
export type DayGroup = { first: string; last: string; rules: Rule[] };

const isWholeDayOff = ({ kind, startTime }: Rule) => kind === 'OFF' && startTime === null;

const goesOn = ({ last, rules: [first] }: DayGroup, rule: Rule): boolean =>
  first !== undefined && isWholeDayOff(first) && isWholeDayOff(rule) && first.reason === rule.reason && rule.date === addDays(last, 1);

const keyOf = ({ date, startTime }: Rule) => `${date ?? ''} ${startTime ?? ''}`;

/** The dated rules from today on by day, whole days off with one reason together where they follow one another. */
export function groupDays(rules: readonly Rule[], today: string): DayGroup[] {
  const ahead = rules.filter(({ date }) => date !== null && date >= today).sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  const groups: DayGroup[] = [];
  for (const rule of ahead) {
    const [last, date] = [groups.at(-1), rule.date ?? ''];
    if (last && goesOn(last, rule)) groups[groups.length - 1] = { ...last, last: date, rules: [...last.rules, rule] };
    else groups.push({ first: date, last: date, rules: [rule] });
  }
  return groups;
}
