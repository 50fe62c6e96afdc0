import type { availabilityChanges, Input } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { getInstructor } from '#src/modules/users/index.ts';

import { whoseRules } from './availability-owner.ts';
import { rulesAfter } from './availability-plan.ts';
import { assertNotTooMany, readRules } from './change-rules.ts';
import { lessonsLeftOutside } from './lessons-outside.ts';
import { firstDayOf, planOf, rulesNamed } from './plan-request.ts';
import { BOOKING_SELECT, presentBooking } from './presenter.ts';
import { addDays, localDateOf } from './school-time.ts';

const SHOWN = 100;

/**
 * The assigned lessons from now on that a change would leave outside availability in which they lie today. The number of
 * queries does not depend on how many rules, weeks or lessons there are.
 */
export async function previewAvailability(
  scope: ActorScope,
  { body }: Input<typeof availabilityChanges.previewAvailability>,
): Promise<availabilityChanges.AvailabilityPreview> {
  const { instructorId: given, ...request } = body;
  const instructorId = await whoseRules(scope, given, rulesNamed(request)[0]);
  await getInstructor(scope, instructorId);
  const { timeZone } = await getSchool(scope);
  const today = localDateOf(scope.now, timeZone);
  // A day more: a lesson that begins now may lie in yesterday's stretch, where a zone's clock made it end today.
  const since = addDays(firstDayOf(request, today), -1);
  const rules = await readRules(scope, { instructorId, since, ids: rulesNamed(request) });
  const plan = planOf(request, { rules, instructorId, today });
  assertNotTooMany(rules, plan);
  const lessons = await lessonsAhead(scope, instructorId);
  const outside = lessonsLeftOutside({ lessons, before: rules, after: rulesAfter(rules, plan, instructorId), timeZone });
  const { add, update, remove, skipped } = plan;
  return {
    lessons: await shown(scope, outside.slice(0, SHOWN)),
    total: outside.length,
    ...{ made: add.length, changed: update.length, removed: remove.length, skipped },
  };
}

const lessonsAhead = ({ tx, tenantId, now }: ActorScope, instructorId: string) =>
  tx.booking.findMany({
    where: { tenantId, instructorId, status: 'ASSIGNED', startsAt: { gte: now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true, startsAt: true, endsAt: true },
  });

async function shown(
  { tx, tenantId, actor, now }: ActorScope,
  lessons: readonly { id: string }[],
): Promise<availabilityChanges.LessonOutside[]> {
  if (lessons.length === 0) return [];
  const rows = await tx.booking.findMany({
    where: { tenantId, id: { in: lessons.map(({ id }) => id) } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: BOOKING_SELECT,
  });
  return rows.map((row) => {
    const { id, startsAt, endsAt, status, title, student, resource, version, can } = presentBooking(row, actor, now);
    return { id, startsAt, endsAt, status, title, student, resource, version, can };
  });
}
