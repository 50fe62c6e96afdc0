import type { findings } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { AppError, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { type Lesson, loadFacts } from './load-facts.ts';
import { findingKey, overriddenRules } from './overrides.ts';
import { type Found, judge } from './rules.ts';

/** An admin's word that a lesson takes place though a rule blocks it; the contract asks for the reason. */
export type RuleOverride = { overrideRules?: boolean | undefined; overrideReason?: string | undefined };

/** What stands against a lesson and does not keep it from taking place; `note` goes into the booking's audit row. */
export type Judgement = { warnings: findings.Finding[]; note: { override: { reason: string | undefined; rules: string[] } } | undefined };

/** What the rules say against each of some lessons, in a constant number of queries for all of them. Throws nothing. */
export async function findingsFor(scope: Scope, lessons: readonly Lesson[]): Promise<Found[][]> {
  if (lessons.length === 0) return [];
  const { facts, judged } = await loadFacts(scope, lessons);
  return judged.map((lesson) => judge(facts, lesson));
}

/** What staff are shown of findings. */
export const forStaff = (found: readonly Found[]): findings.Finding[] => found.map(({ studentMessage: _, ...finding }) => finding);

/** What a student is shown: of themselves in plain words, of others nothing. */
const forStudent = (found: readonly Found[]): findings.Finding[] =>
  found.map(({ studentMessage, ...finding }) => ({ ...finding, message: studentMessage }));

/**
 * Judges a lesson by the school's rules at its date. Call it after `lockTaken`, so that two requests for one student take
 * turns. Throws RULE_BLOCKED with the findings where a rule blocks and no admin overrides it, FORBIDDEN where someone
 * else tries to.
 */
export async function judgeBooking(scope: ActorScope, lesson: Lesson, override: RuleOverride = {}): Promise<Judgement> {
  const [found = []] = await findingsFor(scope, [lesson]);
  return settle(scope, found, override);
}

/** As `judgeBooking`, of many lessons of one student in as many queries as for one: for each its judgement, or its refusal. */
export async function judgeBookings(
  scope: ActorScope,
  lessons: readonly Lesson[],
  override: RuleOverride = {},
): Promise<(Judgement | AppError)[]> {
  const all = await findingsFor(scope, lessons);
  return all.map((found) => {
    try {
      return settle(scope, found, override);
    } catch (error) {
      if (error instanceof AppError && error.code === 'RULE_BLOCKED') return error;
      throw error;
    }
  });
}

/** Not a matter of the hour at which a lesson begins: those were settled when it was booked and assigned. */
const BEFORE_START: readonly findings.RuleKey[] = ['WEEKLY_LIMIT', 'REQUIRED_COURSE'];

/** Judges again, when a lesson is completed, who took part in it; what an admin overrode for it before stays overridden. */
export async function judgeStart(
  scope: ActorScope,
  lesson: Lesson & { bookingId: string },
  override: RuleOverride = {},
): Promise<Judgement> {
  const [found = []] = await findingsFor(scope, [lesson]);
  const atStart = found.filter(({ rule }) => !BEFORE_START.includes(rule));
  if (!atStart.some(({ mode }) => mode === 'BLOCK')) return settle(scope, atStart, override);
  const settled = await overriddenRules(scope, lesson.bookingId);
  return settle(
    scope,
    atStart.filter((finding) => !settled.has(findingKey(finding))),
    override,
  );
}

function settle({ actor }: ActorScope, found: readonly Found[], { overrideRules, overrideReason }: RuleOverride): Judgement {
  if (overrideRules && actor.role !== 'ADMIN') throw problem('FORBIDDEN', 'Only an admin may override a rule.');
  const blocks = found.filter(({ mode }) => mode === 'BLOCK');
  const warnings = forStaff(found.filter(({ mode }) => mode === 'WARN'));
  if (blocks.length === 0) return { warnings, note: undefined };
  if (overrideRules) return { warnings, note: { override: { reason: overrideReason, rules: blocks.map(findingKey) } } };
  throw actor.role === 'STUDENT' ? refusal(forStudent(blocks), ownOf(actor)) : refusal([...forStaff(blocks), ...warnings]);
}

const ownOf =
  ({ userId }: { userId: string }) =>
  ({ subjectId }: findings.Finding) =>
    subjectId === userId;

/** The refusal in words, each said once; of its findings those that are for the caller. */
function refusal(told: readonly findings.Finding[], isTold: (finding: findings.Finding) => boolean = () => true) {
  const words = new Set(told.filter(({ mode }) => mode === 'BLOCK').map(({ message }) => message));
  return problem('RULE_BLOCKED', [...words].join(' '), { findings: told.filter(isTold) });
}
