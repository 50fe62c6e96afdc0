import { bookings } from '@flightline/backend/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../../lib/api-client.ts';
import { refreshSchedule } from '../../lib/bookings-api.ts';
import { createKeyring } from '../../lib/idempotency.ts';

/** Sends a request; whatever comes of it, the open times are fetched anew. */
export function useRequestBooking(onSent: (bookingId: string) => void) {
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  return useMutation({
    mutationFn: (body: bookings.BookingRequest) => call(bookings.requestBooking, { body }, { idempotencyKey: keyring.keyFor(body) }),
    meta: { shownInPlace: true },
    onSuccess: ({ id }) => onSent(id),
    onSettled: (_sent, error) => {
      keyring.settled(error);
      return refreshSchedule(queryClient);
    },
  });
}
