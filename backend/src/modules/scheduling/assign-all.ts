import type { assignAll as contract, Input, Result } from '#contract';
import { AppError } from '#src/http/app-error.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { approveBooking, assignInstructor } from './approve-booking.ts';
import { getBookingRow } from './get-booking.ts';

type Item = Input<typeof contract.assignAll>['body']['items'][number];
type Outcome = Result<typeof contract.assignAll>['items'][number];

/** Assigns many bookings, each in its own transaction with all checks of a single one: a refusal stands beside its booking. */
export async function assignAll(
  context: RequestContext<Actor>,
  { body: { items } }: Input<typeof contract.assignAll>,
): Promise<Result<typeof contract.assignAll>> {
  const outcomes: Outcome[] = [];
  // One after the other: they take one another's instructors, and an order makes the outcome the proposal's.
  for (const item of items) outcomes.push(await assignOne(context, item));
  return { items: outcomes };
}

async function assignOne(context: RequestContext<Actor>, { bookingId, version, instructorId, resourceId }: Item): Promise<Outcome> {
  try {
    const booking = await runInScope({ ...context, expectedVersion: version }, async (scope) => {
      const { status } = await getBookingRow(scope, bookingId);
      const params = { id: bookingId };
      const body = { ...(instructorId !== null && { instructorId }), ...(resourceId !== null && { resourceId }) };
      if (status === 'APPROVED' && instructorId !== null) {
        return assignInstructor(scope, { params, query: undefined, body: { ...body, instructorId } });
      }
      return approveBooking(scope, { params, query: undefined, body });
    });
    return { bookingId, booking, problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { bookingId, booking: null, problem: { code: error.code, detail: error.message } };
  }
}
