import { findings, type Input, type Result, type eligibility } from '#contract';
import { announce, record, type Scope } from '#src/database/scope.ts';
import { assertVersion } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import type { Settings } from './rules.ts';

type Row = { rule: string; mode: findings.RuleMode; amount: number | null; version: number };

const rowsOf = ({ tx, tenantId }: Scope): Promise<Row[]> =>
  tx.ruleSetting.findMany({ where: { tenantId }, select: { rule: true, mode: true, amount: true, version: true } });

/** What the school made of each rule; what it never decided is as the contract's table has it. */
function settled(rows: readonly Row[]): Settings {
  const decided = new Map(rows.map((row) => [row.rule, row]));
  const of = (rule: findings.RuleKey) => {
    const { mode, amount } = findings.RULES[rule];
    const row = decided.get(rule);
    return { mode: row?.mode ?? mode, amount: row?.amount ?? amount?.value ?? null };
  };
  return {
    ACCOUNT_HOLD: of('ACCOUNT_HOLD'),
    STUDENT_MEDICAL: of('STUDENT_MEDICAL'),
    STUDENT_LICENCE: of('STUDENT_LICENCE'),
    STUDENT_RECENCY: of('STUDENT_RECENCY'),
    REQUIRED_COURSE: of('REQUIRED_COURSE'),
    WEEKLY_LIMIT: of('WEEKLY_LIMIT'),
    INSTRUCTOR_MEDICAL: of('INSTRUCTOR_MEDICAL'),
    INSTRUCTOR_LICENCE: of('INSTRUCTOR_LICENCE'),
    INSTRUCTOR_QUALIFIED: of('INSTRUCTOR_QUALIFIED'),
    INSTRUCTOR_RECENCY: of('INSTRUCTOR_RECENCY'),
  };
}

/** The school's settings of all rules. */
export const ruleSettings = async (scope: Scope): Promise<Settings> => settled(await rowsOf(scope));

const present = (rows: readonly Row[]): eligibility.RuleSettings => {
  const settings = settled(rows);
  const items = findings.RULE_KEYS.map((rule) => ({ rule, ...settings[rule] }));
  // Each change raises one of them: together they tell one state from the next.
  return { items, version: 1 + rows.reduce((sum, { version }) => sum + version, 0) };
};

/** What the school made of each rule. */
export const getRules = async (scope: ActorScope): Promise<Result<typeof eligibility.getRules>> => present(await rowsOf(scope));

/** Switches rules off, to a warning or to a block. Throws STALE_VERSION against `If-Match`. */
export async function putRules(
  scope: ActorScope,
  { body }: Input<typeof eligibility.putRules>,
): Promise<Result<typeof eligibility.putRules>> {
  const { tx, tenantId, now } = scope;
  // One at a time, also where no rule has a row yet.
  await tx.$queryRaw`SELECT id FROM tenant WHERE id = ${tenantId}::uuid FOR NO KEY UPDATE`;
  const rows = await rowsOf(scope);
  assertVersion(scope.expectedVersion, present(rows).version);
  const before = settled(rows);
  const changes = body.items
    .map(({ rule, mode, amount = before[rule].amount }) => ({ rule, mode, amount: amount ?? findings.RULES[rule].amount?.value ?? null }))
    .filter(({ rule, mode, amount }) => mode !== before[rule].mode || amount !== before[rule].amount);
  if (changes.length === 0) return present(rows);
  for (const { rule, mode, amount } of changes) {
    await tx.ruleSetting.upsert({
      where: { tenantId_rule: { tenantId, rule } },
      create: { tenantId, rule, mode, amount, updatedAt: now },
      update: { mode, amount, updatedAt: now, version: { increment: 1 } },
      select: { rule: true },
    });
  }
  record(scope, {
    action: 'tenant.rules_change',
    resourceType: 'tenant',
    resourceId: tenantId,
    before: { rules: changes.map(({ rule }) => inShort({ rule, ...before[rule] })) },
    after: { rules: changes.map(inShort) },
  });
  announce(scope, 'calendar');
  return present(await rowsOf(scope));
}

/** As the log keeps it: `WEEKLY_LIMIT BLOCK 3`. */
const inShort = ({ rule, mode, amount }: eligibility.RuleSetting) => [rule, mode, ...(amount === null ? [] : [amount])].join(' ');
