import type { eligibility, Input, Result } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { findingsFor, forStaff } from './judge-booking.ts';

const LESSON_SELECT = { id: true, status: true, studentId: true, instructorId: true, resourceId: true, startsAt: true } as const;

/** What the rules say against a lesson now; nothing of one that is over or called off. Throws NOT_FOUND. */
export async function listFindings(
  scope: ActorScope,
  { params: { id } }: Input<typeof eligibility.listFindings>,
): Promise<Result<typeof eligibility.listFindings>> {
  const { tx, tenantId } = scope;
  const booking = await tx.booking.findUnique({ where: { tenantId_id: { tenantId, id } }, select: LESSON_SELECT });
  if (!booking) throw notFound('Booking');
  if (booking.status === 'COMPLETED' || booking.status === 'CANCELLED') return { items: [] };
  const [found = []] = await findingsFor(scope, [{ ...booking, bookingId: id }]);
  return { items: forStaff(found) };
}
