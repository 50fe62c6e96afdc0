import { type Args, type bookings, series } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../../lib/api-client.ts';
import { refreshSchedule, SCHEDULE } from '../../lib/bookings-api.ts';
import { createKeyring } from '../../lib/idempotency.ts';
import type { Choice } from './use-choice.ts';

/** What a recurring request would come to; the titles and notes of its lessons do not matter to it. */
export function useSeriesPlan(request: bookings.BookingRequest, { every = 1, times }: Choice, enabled: boolean) {
  const { title: _title, notes: _notes, ...first } = request;
  const body = { first, everyWeeks: every, times };
  const preview = useQuery({
    queryKey: [SCHEDULE, 'series-preview', body],
    queryFn: async ({ signal }) => (await call(series.previewSeries, { body }, { signal })).items,
    enabled,
  });
  const [left, setLeft] = useState<readonly number[]>([]);
  const items = preview.data ?? [];
  const skip = items.flatMap(({ occurrence, problem }) => (problem || left.includes(occurrence) ? [occurrence] : []));
  return {
    preview,
    skip,
    /** How many are going to be requested. */
    chosen: items.length - skip.length,
    isSkipped: (occurrence: number) => skip.includes(occurrence),
    toggle: (occurrence: number) => setLeft(left.includes(occurrence) ? left.filter((each) => each !== occurrence) : [...left, occurrence]),
  };
}

/** Sends a recurring request: all of its lessons or none. */
export function useRequestSeries(onSent: (bookingId: string) => void) {
  const queryClient = useQueryClient();
  const [keyring] = useState(createKeyring);
  return useMutation({
    mutationFn: (body: Args<typeof series.requestSeries>['body']) =>
      call(series.requestSeries, { body }, { idempotencyKey: keyring.keyFor(body) }),
    meta: { shownInPlace: true },
    onSuccess: ({ items: [first] }) => first && onSent(first.id),
    onSettled: (_sent, error) => {
      keyring.settled(error);
      return refreshSchedule(queryClient);
    },
  });
}
