import { eligibility } from '@flightline/backend/contract';
import { useQuery } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { SCHEDULE } from './bookings-api.ts';

/** What the school's rules say against a booking now. For staff. */
export const useFindings = (bookingId: string, { enabled }: { enabled: boolean }) =>
  useQuery({
    queryKey: [SCHEDULE, 'findings', bookingId],
    queryFn: async ({ signal }) => (await call(eligibility.listFindings, { params: { id: bookingId } }, { signal })).items,
    enabled,
  });
