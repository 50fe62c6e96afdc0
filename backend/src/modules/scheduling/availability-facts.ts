import { availability } from '#contract';
import { invalidField } from '#src/http/app-error.ts';

import { factsOf, type RuleFacts } from './availability-plan.ts';

/** What a request says of a rule, as it is stored. */
export const factsGiven = (body: availability.NewAvailability): RuleFacts => ({
  ...('date' in body ? { kind: body.kind, date: body.date, weekday: null } : { kind: 'WEEKLY', date: null, weekday: body.weekday }),
  startTime: body.startTime ?? null,
  endTime: body.endTime ?? null,
  effectiveFrom: 'weekday' in body ? (body.effectiveFrom ?? null) : null,
  effectiveUntil: 'weekday' in body ? (body.effectiveUntil ?? null) : null,
  reason: 'reason' in body ? (body.reason ?? null) : null,
});

const said = ({ kind, ...facts }: RuleFacts): object => {
  const named = { ...facts, ...(kind !== 'WEEKLY' && { kind }) };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== null));
};

/** A rule as the request that would make it. Throws VALIDATION_FAILED where it would be refused; `at` is where the request named it. */
export function bodyOf(facts: RuleFacts, at = ''): availability.NewAvailability {
  const parsed = availability.RULE_SHAPES[facts.kind].safeParse(said(factsOf(facts)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') throw invalidField(`${at}${issue.keys.join()}`, 'Such a rule has none');
  throw invalidField(`${at}${issue?.path.join('.') ?? ''}`, issue?.message ?? 'Not valid');
}
