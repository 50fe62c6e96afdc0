import * as z from 'zod';

import { id } from './primitives.ts';

export const ruleMode = z.enum(['OFF', 'WARN', 'BLOCK']);
export type RuleMode = z.infer<typeof ruleMode>;

type Rule = { mode: RuleMode; amount: null | { value: number; max: number } };

/** Every rule as a school has it before it decides: off but for the hold. `amount` counts days or lessons. */
export const RULES = {
  ACCOUNT_HOLD: { mode: 'BLOCK', amount: null },
  STUDENT_MEDICAL: { mode: 'OFF', amount: null },
  STUDENT_LICENCE: { mode: 'OFF', amount: null },
  STUDENT_RECENCY: { mode: 'OFF', amount: { value: 60, max: 730 } },
  REQUIRED_COURSE: { mode: 'OFF', amount: null },
  WEEKLY_LIMIT: { mode: 'OFF', amount: { value: 5, max: 100 } },
  INSTRUCTOR_MEDICAL: { mode: 'OFF', amount: null },
  INSTRUCTOR_LICENCE: { mode: 'OFF', amount: null },
  INSTRUCTOR_QUALIFIED: { mode: 'OFF', amount: null },
  INSTRUCTOR_RECENCY: { mode: 'OFF', amount: { value: 90, max: 730 } },
} as const satisfies Record<string, Rule>;

export type RuleKey = keyof typeof RULES;

export const RULE_KEYS = Object.keys(RULES) as [RuleKey, ...RuleKey[]];
export const ruleKey = z.enum(RULE_KEYS);

/** What a rule says against a lesson, and of whom; students are told less than staff. */
export const finding = z
  .object({ rule: ruleKey, mode: ruleMode.exclude(['OFF']), subjectId: id, message: z.string() })
  .meta({ id: 'Finding' });
export type Finding = z.output<typeof finding>;
