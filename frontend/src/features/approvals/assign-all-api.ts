import { assignAll } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { refreshSchedule, SCHEDULE } from '../../lib/bookings-api.ts';

/** The best assignment of the queue as it is now; asked anew each time the dialog opens. */
export const useProposal = () =>
  useQuery({
    queryKey: [SCHEDULE, 'proposal'],
    queryFn: ({ signal }) => call(assignAll.proposeAssignments, {}, { signal }),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** Carries out what was chosen of a proposal. */
export function useAssignAll() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (items: readonly assignAll.Proposed[]) =>
      call(assignAll.assignAll, {
        body: {
          items: items.map(({ booking, instructor, resource }) => ({
            bookingId: booking.id,
            version: booking.version,
            instructorId: instructor?.id ?? null,
            resourceId: resource?.id ?? null,
          })),
        },
      }),
    meta: { shownInPlace: true },
    onSettled: () => void refreshSchedule(queryClient),
  });
}

type Assigned = { id: string; version: number; was: 'REQUESTED' | 'APPROVED' };

/** Takes assignments back, each as it was seen: what was changed meanwhile stays. Gives how many. */
export function useUnassign() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (assigned: readonly Assigned[]) => {
      let done = 0;
      for (const { id, version, was } of assigned) {
        const undone = call(assignAll.unassignBooking, { params: { id }, body: { to: was } }, { ifMatch: version });
        done += await undone.then(
          () => 1,
          () => 0,
        );
      }
      return done;
    },
    onSettled: () => void refreshSchedule(queryClient),
  });
}
