import type { Question, Rule } from './api.ts';
import { onWeekday, standingOf } from './rule-words.ts';

const sameHours = (a: Rule, b: Rule) =>
  a.startTime === b.startTime && a.endTime === b.endTime && a.effectiveFrom === b.effectiveFrom && a.effectiveUntil === b.effectiveUntil;

/** One weekday's hours on others too, in place of theirs. Hours that are over stay where they are. */
export function copyDay(rules: readonly Rule[], { from, to, today }: { from: number; to: readonly number[]; today: string }): Question {
  const on = (weekday: number) => rules.filter((rule) => rule.weekday === weekday && standingOf(rule, today) !== 'over');
  const hours = on(from);
  return {
    remove: to.flatMap((weekday) => on(weekday).filter((theirs) => !hours.some((each) => sameHours(each, theirs)))).map(({ id }) => id),
    add: to.flatMap((weekday) =>
      hours.filter((each) => !on(weekday).some((theirs) => sameHours(each, theirs))).map((each) => onWeekday(each, weekday)),
    ),
  };
}
