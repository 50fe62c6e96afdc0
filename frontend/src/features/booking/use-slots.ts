import { slots } from '@flightline/backend/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { SCHEDULE } from '../../lib/bookings-api.ts';
import type { Choice } from './use-choice.ts';

/** The open times of some days, for a duration and, if wished, one instructor and one aircraft. */
export const useSlots = ({ from, to }: { from: string; to: string }, { duration, instructor, resource }: Choice) => {
  const query = {
    from,
    to,
    durationMinutes: duration,
    ...(instructor && { instructorId: instructor }),
    ...(resource && { resourceId: resource }),
  };
  return useQuery({
    queryKey: [SCHEDULE, 'slots', query],
    queryFn: async ({ signal }) => (await call(slots.listSlots, { query }, { signal })).items,
    placeholderData: keepPreviousData,
  });
};
