import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking, type Judgement, type RuleOverride } from '#src/modules/eligibility/index.ts';
import { getInstructor } from '#src/modules/users/index.ts';

import { releaseExpiredHolds } from './holds.ts';
import { agendaFor, assertFree, lockTaken } from './placement.ts';
import type { BookingRow } from './presenter.ts';

/** When a booking is to take place, who teaches it and what it takes. */
export type Place = { startsAt: Date; endsAt: Date; instructorId: string | null; resourceId: string | null };

type Wish = {
  place: Place;
  override?: boolean | undefined;
  rules?: RuleOverride | undefined;
};

/**
 * Locks whom and what a booking would take at another place, and throws what stands in the way there, with the refusals of
 * assigning. A request that holds nothing may stand where an aircraft is taken: who gets it is still to be decided.
 */
export async function assertPlace(scope: ActorScope, booking: BookingRow, { place, override, rules }: Wish): Promise<Judgement> {
  const { id: bookingId, studentId, bufferBeforeMinutes, bufferAfterMinutes } = booking;
  const placement = { bookingId, studentId, bufferBeforeMinutes, bufferAfterMinutes, ...place };
  const resources = place.resourceId ? [place.resourceId] : null;
  await lockTaken(scope, [studentId, place.instructorId], resources);
  if (place.instructorId && place.instructorId !== booking.instructorId) await getInstructor(scope, place.instructorId);
  await releaseExpiredHolds(scope, { ...placement, resourceIds: resources ?? [] });
  const isHeld = booking.heldUntil !== null && booking.heldUntil > scope.now;
  const takesNothing = booking.status === 'REQUESTED' && !isHeld;
  assertFree(await agendaFor(scope, placement, resources), placement, {
    override,
    except: takesNothing ? ['RESOURCE_CONFLICT'] : [],
  });
  // Whom a request would like is nobody's lesson yet.
  const teaches = booking.status === 'ASSIGNED' ? place.instructorId : null;
  return judgeBooking(scope, { ...placement, instructorId: teaches }, rules);
}
