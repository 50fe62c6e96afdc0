import type { bookings, Input, outages, Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import { assertVersion, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { type Outcome, outcomeOf } from './apply-outage.ts';
import { changeBooking, lockBooking } from './change-booking.ts';
import { endOutage, isOver, lockOutage, presentOutage } from './manage-outages.ts';
import { assertPlace } from './place-anew.ts';
import { tellOutageChanges } from './tell-outage-changes.ts';

const CHANGE_SELECT = {
  id: true,
  bookingId: true,
  wasStatus: true,
  wasStartsAt: true,
  wasEndsAt: true,
  wasInstructorId: true,
  wasResourceId: true,
  madeVersion: true,
} as const satisfies Prisma.OutageChangeSelect;
type ChangeRow = Prisma.OutageChangeGetPayload<{ select: typeof CHANGE_SELECT }>;

/**
 * Ends an outage and puts back what was changed for it, each in its own transaction. What someone changed since, what has begun by
 * now and what stands where others stand today stays as it is, with the reason. Each person hears once.
 */
export async function restoreOutage(
  context: RequestContext<Actor>,
  { params }: Input<typeof outages.restoreOutage>,
): Promise<Result<typeof outages.restoreOutage>> {
  const { outage, changes } = await runInScope(context, (scope) => endAndRead(scope, params.id));
  const single = { ...context, expectedVersion: undefined };
  const outcomes = new Map<string, Outcome>();
  let waiting = changes;
  // What was put back may free the place of another: go on for as long as that helps.
  for (let before = -1; waiting.length > 0 && waiting.length !== before;) {
    before = waiting.length;
    const left: ChangeRow[] = [];
    for (const change of waiting) {
      const outcome = await outcomeOf(change.bookingId, () => runInScope(single, (scope) => restoreOne(scope, change)));
      outcomes.set(change.id, outcome);
      if (outcome.problem) left.push(change);
    }
    waiting = left;
  }
  await runInScope(single, (scope) => tellOutageChanges(scope, { outageId: params.id }));
  return { outage, items: changes.flatMap(({ id }) => outcomes.get(id) ?? []) };
}

async function endAndRead(scope: ActorScope, id: string) {
  const { tx, tenantId, actor, now } = scope;
  const before = await lockOutage(scope, id);
  assertVersion(scope.expectedVersion, before.version);
  const after = isOver(before, now) ? before : await endOutage(scope, before);
  const changes = await tx.outageChange.findMany({
    where: { tenantId, outageId: id, restoredAt: null },
    orderBy: { id: 'desc' },
    select: CHANGE_SELECT,
  });
  return { outage: presentOutage(after, actor, now), changes };
}

async function restoreOne(scope: ActorScope, change: ChangeRow): Promise<bookings.Booking> {
  const { tx, tenantId, now } = scope;
  const booking = await lockBooking(scope, change.bookingId);
  if (booking.version !== change.madeVersion) throw problem('STALE_VERSION', 'It was changed since, and stays as it is.');
  const { wasStatus: status, wasStartsAt: startsAt, wasEndsAt: endsAt, wasInstructorId: instructorId, wasResourceId: resourceId } = change;
  if (startsAt <= now) throw problem('INVALID_TRANSITION', 'Its time has passed.', { from: booking.status, to: status });
  const place = { startsAt, endsAt, instructorId, resourceId };
  const { note } = await assertPlace(scope, { ...booking, status, instructorId }, { place });
  const restored = await changeBooking(scope, booking, {
    act: 'restore',
    data: { ...place, status, cancelReason: null, cancelNote: null, lateCancellation: false },
    tell: [],
    note,
  });
  await tx.outageChange.update({
    where: { tenantId_id: { tenantId, id: change.id } },
    data: { restoredAt: now, actedAt: now, toldAt: null },
    select: { id: true },
  });
  return restored;
}
