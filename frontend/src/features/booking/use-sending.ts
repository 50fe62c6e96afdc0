import type { bookings } from '@flightline/backend/contract';

import type { Choice } from './use-choice.ts';
import { useRequestBooking } from './use-request-booking.ts';
import { useRequestSeries, useSeriesPlan } from './use-series.ts';

type Sending = { body: bookings.BookingRequest; choice: Choice; isComplete: boolean; onSent: (bookingId: string) => void };

/** Sends one request, or a series where the lesson is to be repeated; `plan` is the series', if it is one. */
export function useSending({ body, choice, isComplete, onSent }: Sending) {
  const once = useRequestBooking(onSent);
  const several = useRequestSeries(onSent);
  const repeats = choice.every !== undefined;
  const plan = useSeriesPlan(body, choice, repeats && isComplete);
  const isReady = isComplete && (!repeats || plan.chosen >= 2);

  const send = (override: Partial<bookings.BookingRequest> = {}) => {
    if (!isReady) return;
    const first = { ...body, ...override };
    if (choice.every === undefined) once.mutate(first);
    else several.mutate({ first, everyWeeks: choice.every, times: choice.times, skip: plan.skip });
  };
  return { request: repeats ? several : once, plan: repeats ? plan : undefined, isReady, send };
}
