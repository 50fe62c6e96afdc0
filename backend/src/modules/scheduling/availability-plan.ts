import type { AvailabilityRule } from './availability.ts';
import { addDays, eachDay } from './school-time.ts';

/** What a rule says, without whose it is. */
export type RuleFacts = Omit<AvailabilityRule, 'instructorId'> & { reason: string | null };

/** A rule as it is stored, dates as text. */
export type StoredRule = RuleFacts & { id: string; instructorId: string; version: number; createdAt: Date };

/** What a change of one instructor's rules comes to. `skipped` counts what is there already, or behind us. */
export type RulePlan = {
  remove: readonly StoredRule[];
  update: readonly { before: StoredRule; after: RuleFacts }[];
  add: readonly RuleFacts[];
  skipped: number;
};

export const NOTHING_PLANNED: RulePlan = { remove: [], update: [], add: [], skipped: 0 };

const NO_FACTS = { weekday: null, date: null, startTime: null, endTime: null, effectiveFrom: null, effectiveUntil: null, reason: null };

/** A rule of which only some facts are given. */
export const ruleOf = (given: Pick<RuleFacts, 'kind'> & Partial<RuleFacts>): RuleFacts => ({ ...NO_FACTS, ...given });

/** The rules of one instructor once a plan is carried out. */
export function rulesAfter(rules: readonly StoredRule[], { remove, update, add }: RulePlan, instructorId: string): AvailabilityRule[] {
  const gone = new Set(remove.map(({ id }) => id));
  const changed = new Map(update.map(({ before, after }) => [before.id, after]));
  const kept = rules.filter(({ id }) => !gone.has(id)).map((rule) => changed.get(rule.id) ?? rule);
  return [...kept, ...add].map((rule) => ({ ...rule, instructorId }));
}

/** Equal for rules that give, or take, the same time. */
const ruleKey = ({ kind, weekday, date, startTime, endTime, effectiveFrom, effectiveUntil }: RuleFacts): string =>
  [kind, weekday, date, startTime, endTime, effectiveFrom, effectiveUntil].join(' ');

/** Those of the rules that are not there yet, each once. */
export function notThereYet(there: readonly RuleFacts[], wanted: readonly RuleFacts[]): RuleFacts[] {
  const known = new Set(there.map(ruleKey));
  return wanted.filter((rule) => {
    const key = ruleKey(rule);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

/** Adds dated rules, each once, and none of a day that is over. */
function addingDated(rules: readonly StoredRule[], wanted: readonly RuleFacts[], today: string): RulePlan {
  const add = notThereYet(rules, wanted).filter(({ date }) => date !== null && date >= today);
  return { ...NOTHING_PLANNED, add, skipped: wanted.length - add.length };
}

type Rules = { rules: readonly StoredRule[] };

/** A whole day off for each day from one to another, both included. */
export const planDaysOff = ({
  rules,
  today,
  ...off
}: Rules & { today: string; from: string; to: string; reason: string | null }): RulePlan =>
  addingDated(
    rules,
    eachDay(off.from, off.to).map((date) => ruleOf({ kind: 'OFF', date, reason: off.reason })),
    today,
  );

/** The extra stretches and the time off of one week, on the same weekdays and clock times of others. Weeks by their Mondays. */
export function planCopy(given: Rules & { today: string; fromMonday: string; toMondays: readonly string[] }): RulePlan {
  const { rules, today, fromMonday, toMondays } = given;
  const ofWeekday = eachDay(fromMonday, addDays(fromMonday, 6)).map((day) => rules.filter(({ date }) => date === day));
  const copies = toMondays.flatMap((monday) =>
    ofWeekday.flatMap((dated, weekday) => dated.map((rule) => factsOf({ ...rule, date: addDays(monday, weekday) }))),
  );
  return addingDated(rules, copies, today);
}

/** The facts alone of a stored rule. */
export const factsOf = ({ kind, weekday, date, startTime, endTime, effectiveFrom, effectiveUntil, reason }: RuleFacts): RuleFacts => ({
  ...{ kind, weekday, date, startTime, endTime, effectiveFrom, effectiveUntil, reason },
});
