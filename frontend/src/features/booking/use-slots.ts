import { slots } from '@flightline/backend/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { SCHEDULE } from '../../lib/bookings-api.ts';
import type { Choice } from './use-choice.ts';

/** What a choice asks of the school's time. */
export const searchOf = ({ duration, type, instructor, resource, model }: Choice) => ({
  durationMinutes: duration,
  ...(type && { lessonTypeId: type }),
  ...(instructor && { instructorId: instructor }),
  ...(resource && { resourceId: resource }),
  ...(model && !resource && { resourceModel: model }),
});

/** The open times of some days, for what is chosen. */
export const useSlots = ({ from, to }: { from: string; to: string }, choice: Choice) => {
  const query = { from, to, ...searchOf(choice) };
  return useQuery({
    queryKey: [SCHEDULE, 'slots', query],
    queryFn: async ({ signal }) => (await call(slots.listSlots, { query }, { signal })).items,
    placeholderData: keepPreviousData,
  });
};
