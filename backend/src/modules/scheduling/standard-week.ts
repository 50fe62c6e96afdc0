import { expandAvailability } from './availability.ts';
import { factsOf, NOTHING_PLANNED, notThereYet, type RuleFacts, ruleOf, type RulePlan, type StoredRule } from './availability-plan.ts';
import { addDays, weekdayOf } from './school-time.ts';

type Hours = { weekday: number; startTime: string; endTime: string };

/** The days on which weekly hours hold, both included; without an end they hold for good. */
type Validity = { from: string; until: string | null };

/**
 * What all rules together make of the week that begins with a Monday, as clock times: weekly and extra stretches minus
 * what is off. Reckoned on a clock that never changes, so that a week in which the school's does gives its hours as they are written.
 */
export function hoursOfWeek(rules: readonly StoredRule[], monday: string): Hours[] {
  const [from, to] = [monday, addDays(monday, 7)].map((date) => new Date(`${date}T00:00:00.000Z`));
  if (!from || !to) return [];
  const stretches = [...expandAvailability({ rules, from, to, timeZone: 'UTC' }).values()].flat();
  return stretches.map(({ startsAt, endsAt }) => ({
    weekday: weekdayOf(startsAt.toISOString().slice(0, 10)),
    startTime: clockTime(startsAt),
    endTime: clockTime(endsAt) === '00:00' ? '24:00' : clockTime(endsAt),
  }));
}

const clockTime = (instant: Date) => instant.toISOString().slice(11, 16);

/**
 * Makes some hours the weekly ones between two days: older weekly rules make room for them and hold before, and after, as they did.
 * A rule that says the same already stays as it is, and hours that are named twice make one rule.
 */
export function planStandard(given: { rules: readonly StoredRule[]; hours: readonly Hours[]; validity: Validity }): RulePlan {
  const { rules, hours, validity } = given;
  const weekly = rules.filter(({ kind }) => kind === 'WEEKLY');
  const stays = new Map(hours.map((each) => [each, weekly.find((rule) => saysTheSame(rule, each) && spans(rule, validity))]));
  const staying = new Set(stays.values());
  const missing = hours.filter((each) => !stays.get(each)).map((each) => weeklyRule(each, validity));
  const add = notThereYet([], missing);
  const inTheWay = weekly.filter((rule) => !staying.has(rule) && touches(rule, validity));
  const start: RulePlan = { ...NOTHING_PLANNED, add, skipped: hours.length - add.length };
  return inTheWay.reduce((plan, rule) => makingRoom(plan, rule, validity), start);
}

const saysTheSame = (rule: StoredRule, { weekday, startTime, endTime }: Hours) =>
  rule.weekday === weekday && rule.startTime === startTime && rule.endTime === endTime;

const beginsBefore = ({ effectiveFrom }: RuleFacts, day: string) => effectiveFrom === null || effectiveFrom < day;
const endsAfter = ({ effectiveUntil }: RuleFacts, day: string | null) =>
  day === null ? false : effectiveUntil === null || effectiveUntil > day;

const spans = (rule: RuleFacts, { from, until }: Validity) =>
  (rule.effectiveFrom === null || rule.effectiveFrom <= from) &&
  (rule.effectiveUntil === null || (until !== null && rule.effectiveUntil >= until));

const touches = (rule: RuleFacts, { from, until }: Validity) =>
  (rule.effectiveUntil === null || rule.effectiveUntil >= from) &&
  (rule.effectiveFrom === null || until === null || rule.effectiveFrom <= until);

/** Cuts the days out of a rule: what is left before keeps its id, what is left after too where nothing is left before. */
function makingRoom(plan: RulePlan, rule: StoredRule, { from, until }: Validity): RulePlan {
  const earlier = beginsBefore(rule, from) ? [{ ...factsOf(rule), effectiveUntil: addDays(from, -1) }] : [];
  const later = until !== null && endsAfter(rule, until) ? [{ ...factsOf(rule), effectiveFrom: addDays(until, 1) }] : [];
  const [first, ...rest] = [...earlier, ...later];
  if (!first) return { ...plan, remove: [...plan.remove, rule] };
  return { ...plan, update: [...plan.update, { before: rule, after: first }], add: [...plan.add, ...rest] };
}

const weeklyRule = ({ weekday, startTime, endTime }: Hours, { from, until }: Validity): RuleFacts =>
  ruleOf({ kind: 'WEEKLY', weekday, startTime, endTime, effectiveFrom: from, effectiveUntil: until });
