import { v7 as uuidv7 } from 'uuid';

import type { availabilityChanges } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { bodyOf } from './availability-facts.ts';
import type { RuleFacts, RulePlan, StoredRule } from './availability-plan.ts';
import { AVAILABILITY_SELECT, availabilityRule, availabilitySnapshot, dateColumn, dateColumns, presentAvailability } from './presenter.ts';

/** More than a person needs in years, few enough to work out a calendar of them. */
const RULES_IN_ALL = 2_000;
const RULES_AT_ONCE = 400;

/** Which of an instructor's rules a change has to see: all weekly ones, dated ones from a day on, and any it names. */
type Wanted = { instructorId: string; since: string; ids?: readonly string[] };

/**
 * An instructor's rules, oldest first: one query. Whoever means to change them locks first, so that two changes of the
 * same person's rules follow one another.
 */
export async function readRules({ tx, tenantId }: ActorScope, { instructorId, since, ids = [] }: Wanted): Promise<StoredRule[]> {
  const rows = await tx.availability.findMany({
    where: { tenantId, instructorId, OR: [{ kind: 'WEEKLY' }, { date: { gte: dateColumn(since) } }, { id: { in: [...ids] } }] },
    orderBy: { id: 'asc' },
    select: AVAILABILITY_SELECT,
  });
  return rows.map(availabilityRule);
}

/** Makes other changes of this person's rules wait until the commit. Throws NOT_FOUND where there is no such person. */
export async function lockRulesOf({ tx, tenantId }: ActorScope, instructorId: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id FROM app_user WHERE tenant_id = ${tenantId}::uuid AND id = ${instructorId}::uuid FOR NO KEY UPDATE`;
  if (found.length === 0) throw notFound('Instructor');
}

/** Throws UNPROCESSABLE where a plan makes more rules than one call may, or an instructor may have. */
export function assertNotTooMany(rules: readonly StoredRule[], { add, remove }: RulePlan): void {
  if (add.length > RULES_AT_ONCE)
    throw problem('UNPROCESSABLE', `That would make ${add.length} rules; at most ${RULES_AT_ONCE} can be made at once.`);
  const inAll = rules.length + add.length - remove.length;
  if (inAll > RULES_IN_ALL)
    throw problem('UNPROCESSABLE', `That would make ${inAll} rules in all; an instructor has at most ${RULES_IN_ALL}.`);
}

/** Carries a plan out with an audit row for each rule, and tells how to take it back. Throws STALE_VERSION where a rule changed meanwhile. */
export async function carryOut(scope: ActorScope, instructorId: string, plan: RulePlan): Promise<availabilityChanges.AvailabilityChange> {
  const { actor, now } = scope;
  const made = plan.add.map((facts): StoredRule => ({ ...facts, id: uuidv7(), instructorId, version: 1, createdAt: now }));
  const changed = plan.update.map(({ before, after }): StoredRule => ({ ...before, ...after, version: before.version + 1 }));
  await removeRules(scope, plan.remove);
  await updateRules(scope, changed);
  await addRules(scope, made);
  recordAll(scope, plan, { made, changed });
  if (made.length + changed.length + plan.remove.length > 0) announce(scope, 'calendar');
  const present = (rules: readonly StoredRule[]) => rules.map((rule) => presentAvailability(rule, actor));
  return {
    made: present(made),
    changed: present(changed),
    removed: present(plan.remove),
    skipped: plan.skipped,
    undo: {
      remove: made.map(({ id }) => id),
      update: plan.update.map(({ before }) => ({ id: before.id, version: before.version + 1, ...changeable(before) })),
      add: plan.remove.map((rule) => bodyOf(rule)),
    },
  };
}

const changeable = ({ kind, startTime, endTime, effectiveFrom, effectiveUntil, reason }: RuleFacts) => ({
  ...{ startTime, endTime },
  ...(kind === 'WEEKLY' && { effectiveFrom, effectiveUntil }),
  ...(kind === 'OFF' && { reason }),
});

const meanwhile = () => problem('STALE_VERSION', 'Someone else changed these rules meanwhile.');

async function removeRules({ tx, tenantId }: ActorScope, rules: readonly StoredRule[]): Promise<void> {
  if (rules.length === 0) return;
  const { count } = await tx.availability.deleteMany({ where: { tenantId, id: { in: rules.map(({ id }) => id) } } });
  if (count !== rules.length) throw meanwhile();
}

async function addRules({ tx, tenantId }: ActorScope, rules: readonly StoredRule[]): Promise<void> {
  if (rules.length === 0) return;
  await tx.availability.createMany({ data: rules.map((rule) => ({ tenantId, ...rule, ...dateColumns(rule) })) });
}

/** One statement for them all, each only as it was read. */
async function updateRules({ tx, tenantId }: ActorScope, rules: readonly StoredRule[]): Promise<void> {
  if (rules.length === 0) return;
  const rows = JSON.stringify(rules);
  const count = await tx.$executeRaw`
    UPDATE availability a
    SET start_time = r."startTime", end_time = r."endTime", effective_from = r."effectiveFrom",
      effective_until = r."effectiveUntil", reason = r.reason, version = r.version
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS r(id uuid, "startTime" text, "endTime" text, "effectiveFrom" date, "effectiveUntil" date, reason text, version int)
    WHERE a.tenant_id = ${tenantId}::uuid AND a.id = r.id AND a.version = r.version - 1`;
  if (count !== rules.length) throw meanwhile();
}

type Written = { made: readonly StoredRule[]; changed: readonly StoredRule[] };

function recordAll(scope: ActorScope, { remove, update }: RulePlan, { made, changed }: Written): void {
  const rule = (id: string) => ({ resourceType: 'availability' as const, resourceId: id });
  for (const before of remove) {
    record(scope, { action: 'schedule.availability.delete', ...rule(before.id), before: availabilitySnapshot(before) });
  }
  changed.forEach((after, index) => {
    const before = update[index]?.before;
    record(scope, {
      action: 'schedule.availability.update',
      ...rule(after.id),
      ...(before && { before: availabilitySnapshot(before) }),
      after: availabilitySnapshot(after),
    });
  });
  for (const after of made)
    record(scope, { action: 'schedule.availability.create', ...rule(after.id), after: availabilitySnapshot(after) });
}
