import type { bookings, Input } from '#contract';
import { announce } from '#src/database/scope.ts';
import { invalidField } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBooking } from '#src/modules/eligibility/index.ts';
import { listActiveAdminIds } from '#src/modules/users/index.ts';

import { tellAbout } from './change-booking.ts';
import { insertRequest, prepareRequest } from './prepare-request.ts';
import { presentBooking } from './presenter.ts';

/**
 * Requests a lesson: it holds the student's time at once, the instructor's and the aircraft's once it is approved; or from now on
 * for as long as the school lets requests hold their time.
 */
export async function requestBooking(scope: ActorScope, { body }: Input<typeof bookings.requestBooking>): Promise<bookings.Booking> {
  if (body.startsAt <= scope.now) throw invalidField('startsAt', 'This time has passed. Choose one that is still to come.');
  const prepared = await prepareRequest(scope, body, { periods: [body], forReal: true });
  prepared.assertFreeAt(body);
  const { note } = await judgeBooking(scope, { ...prepared.placementAt(body), instructorId: null }, body);
  const booking = await insertRequest(scope, prepared, { period: body, note });
  const recipients = [...(await listActiveAdminIds(scope)), prepared.studentId];
  await tellAbout(scope, booking, { topic: 'booking.requested', recipients });
  announce(scope, 'calendar');
  return presentBooking(booking, scope.actor, scope.now);
}
