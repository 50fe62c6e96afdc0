import type { availability, availabilityChanges, Input } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { getInstructor } from '#src/modules/users/index.ts';

import { whoseRules } from './availability-owner.ts';
import { assertNotTooMany, carryOut, lockRulesOf, readRules } from './change-rules.ts';
import { firstDayOf, planOf, type Request, rulesNamed } from './plan-request.ts';
import { localDateOf } from './school-time.ts';

type Answer = Promise<availabilityChanges.AvailabilityChange>;

/** Removes, changes and adds rules of one instructor, all or none. */
export const changeAvailability = (scope: ActorScope, { body }: Input<typeof availabilityChanges.changeAvailability>): Answer =>
  change(scope, body.instructorId, body);

/** Removes rules of one instructor, all or none: also those of someone who teaches no more. */
export async function removeAvailability(scope: ActorScope, { body }: Input<typeof availabilityChanges.removeAvailability>): Answer {
  const instructorId = await whoseRules(scope, body.instructorId, body.ids[0]);
  return changeRulesOf(scope, instructorId, { remove: body.ids });
}

/** Takes whole days off. */
export const takeDaysOff = (scope: ActorScope, { body }: Input<typeof availabilityChanges.takeDaysOff>): Answer => {
  const { instructorId, ...daysOff } = body;
  return change(scope, instructorId, { daysOff });
};

/** Copies what differs from the weekly hours in one week to others. */
export const copyWeek = (scope: ActorScope, { body }: Input<typeof availabilityChanges.copyWeek>): Answer => {
  const { instructorId, ...copy } = body;
  return change(scope, instructorId, { copy });
};

/** Makes what a week comes to the weekly hours from a day on. */
export const setStandardWeek = (scope: ActorScope, { body }: Input<typeof availabilityChanges.setStandardWeek>): Answer => {
  const { instructorId, ...standard } = body;
  return change(scope, instructorId, { standard });
};

/** Changes one rule. Throws STALE_VERSION against `If-Match`. */
export async function updateAvailability(
  scope: ActorScope,
  { params: { id }, body }: Input<typeof availability.updateAvailability>,
): Promise<availability.Availability> {
  const instructorId = await whoseRules(scope, undefined, id);
  const update = [{ id, version: scope.expectedVersion, ...body }];
  const { changed } = await changeRulesOf(scope, instructorId, { update });
  const [rule] = changed;
  if (!rule) throw notFound('Availability');
  return rule;
}

async function change(scope: ActorScope, given: string | undefined, request: Request): Answer {
  const instructorId = await whoseRules(scope, given, rulesNamed(request)[0]);
  await getInstructor(scope, instructorId);
  return changeRulesOf(scope, instructorId, request);
}

async function changeRulesOf(scope: ActorScope, instructorId: string, request: Request): Answer {
  const { timeZone } = await getSchool(scope);
  const today = localDateOf(scope.now, timeZone);
  await lockRulesOf(scope, instructorId);
  const rules = await readRules(scope, { instructorId, since: firstDayOf(request, today), ids: rulesNamed(request) });
  const plan = planOf(request, { rules, instructorId, today });
  assertNotTooMany(rules, plan);
  return carryOut(scope, instructorId, plan);
}
