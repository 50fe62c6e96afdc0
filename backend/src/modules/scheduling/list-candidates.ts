import type { bookings, Input, Result } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { candidatesFor } from './candidate-facts.ts';

/** The school's instructors for a booking, best fit first, each with its reason in words. */
export async function listCandidates(
  scope: ActorScope,
  { params }: Input<typeof bookings.listCandidates>,
): Promise<Result<typeof bookings.listCandidates>> {
  const { tx, tenantId } = scope;
  const booking = await tx.booking.findUnique({
    where: { tenantId_id: { tenantId, id: params.id } },
    select: {
      id: true,
      studentId: true,
      preferredInstructorId: true,
      startsAt: true,
      endsAt: true,
      bufferBeforeMinutes: true,
      bufferAfterMinutes: true,
      resourceId: true,
    },
  });
  if (!booking) throw notFound('Booking');
  const candidates = await candidatesFor(scope, [booking]);
  return { items: candidates.get(booking.id) ?? [] };
}
