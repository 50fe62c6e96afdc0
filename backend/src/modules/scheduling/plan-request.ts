import type { availability, availabilityChanges } from '#contract';
import { assertVersion, invalidField, notFound, problem } from '#src/http/app-error.ts';

import { bodyOf, factsGiven } from './availability-facts.ts';
import { notThereYet, planCopy, planDaysOff, type RuleFacts, type RulePlan, type StoredRule } from './availability-plan.ts';
import { mondayOf } from './iso-week.ts';
import { addDays } from './school-time.ts';
import { hoursOfWeek, planStandard } from './standard-week.ts';

/** What is asked for: rules to remove, change and add, or one of the three ways to change many at once. */
export type Request = Omit<availabilityChanges.AvailabilityQuestion, 'instructorId'>;

type Known = { rules: readonly StoredRule[]; instructorId: string; today: string };

/** The first day whose dated rules a request is about. */
export function firstDayOf({ copy, standard }: Request, today: string): string {
  const week = copy?.fromWeek ?? standard?.fromWeek;
  const monday = week === undefined ? today : mondayIn(week, 'fromWeek');
  return monday < today ? monday : today;
}

/** The ids of the rules that a request names. */
export const rulesNamed = ({ remove = [], update = [] }: Request): string[] => [...remove, ...update.map(({ id }) => id)];

/** What a request comes to. Throws VALIDATION_FAILED, NOT_FOUND for a rule that is not the instructor's, STALE_VERSION, UNPROCESSABLE. */
export function planOf(request: Request, known: Known): RulePlan {
  if (request.daysOff) return daysOff(request.daysOff, known);
  if (request.copy) return copy(request.copy, known);
  if (request.standard) return standard(request.standard, known);
  return changes(request, known);
}

function daysOff({ from, to, reason }: NonNullable<Request['daysOff']>, { rules, today }: Known): RulePlan {
  if (from < today) throw invalidField('from', 'Must not be before today');
  // Reckoned before the days are listed: two far dates would make a long list.
  if (addDays(from, DAYS_OFF_AT_ONCE) <= to) throw problem('UNPROCESSABLE', `At most ${DAYS_OFF_AT_ONCE} days can be taken off at once.`);
  return planDaysOff({ rules, today, from, to, reason: reason ?? null });
}

/** A year, a leap one included. */
const DAYS_OFF_AT_ONCE = 366;

function copy({ fromWeek, toWeeks }: NonNullable<Request['copy']>, { rules, today }: Known): RulePlan {
  const toMondays = toWeeks.map((week, index) => mondayIn(week, `toWeeks.${index}`));
  const over = toMondays.findIndex((monday) => addDays(monday, 6) < today);
  if (over !== -1) throw invalidField(`toWeeks.${over}`, 'That week is over');
  return planCopy({ rules, today, fromMonday: mondayIn(fromWeek, 'fromWeek'), toMondays });
}

function standard(asked: NonNullable<Request['standard']>, { rules, today }: Known): RulePlan {
  const { fromWeek, effectiveFrom, effectiveUntil = null } = asked;
  if (effectiveFrom < today) throw invalidField('effectiveFrom', 'Must not be before today');
  const hours = hoursOfWeek(rules, mondayIn(fromWeek, 'fromWeek'));
  if (hours.length === 0) throw problem('UNPROCESSABLE', 'That week has no hours.');
  return planStandard({ rules, hours, validity: { from: effectiveFrom, until: effectiveUntil } });
}

function mondayIn(week: string, path: string): string {
  const monday = mondayOf(week);
  if (monday === null) throw invalidField(path, 'That year has no such week.');
  return monday;
}

function changes({ remove = [], update = [], add = [] }: Request, { rules, instructorId }: Known): RulePlan {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const find = (id: string) => {
    const rule = known.get(id);
    // Named once: what is removed cannot be changed as well, nor anything twice.
    known.delete(id);
    if (!rule) throw notFound('Availability');
    return rule;
  };
  const removed = remove.map(find);
  const updated = update.map(({ id, version, ...patch }, index) => {
    const before = find(id);
    assertVersion(version, before.version);
    return { before, after: patched(before, patch, `update.${index}.`) };
  });
  const wanted = add.map((body, index) => {
    if ((body.instructorId ?? instructorId) !== instructorId)
      throw invalidField(`add.${index}.instructorId`, 'All rules must be of one instructor');
    return factsGiven(body);
  });
  const made = notThereYet([...known.values(), ...updated.map(({ after }) => after)], wanted);
  return { remove: removed, update: updated, add: made, skipped: wanted.length - made.length };
}

type Patch = Omit<availability.AvailabilityPatch, 'id'>;

/** The rule with what a request changes of it. Throws VALIDATION_FAILED where that makes no rule of its kind. */
export function patched(rule: RuleFacts, patch: Patch, at = ''): RuleFacts {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  return factsGiven(bodyOf({ ...rule, ...given }, at));
}
