import { type Args, bookings, series, swaps } from '@flightline/backend/contract';
import { type QueryClient, queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from './api-client.ts';

/** All that a booking write may change begins with this key: bookings, slots, the week, the queue. */
export const SCHEDULE = 'schedule';

/** Fetches anew whatever of the schedule is on screen, and forgets the rest. */
export const refreshSchedule = (queryClient: QueryClient): Promise<void> => queryClient.invalidateQueries({ queryKey: [SCHEDULE] });

export const bookingQuery = (id: string) =>
  queryOptions({
    queryKey: [SCHEDULE, 'booking', id],
    queryFn: ({ signal }) => call(bookings.getBooking, { params: { id } }, { signal }),
  });

/** A booking with its history. */
export const useBooking = (id: string) => useQuery(bookingQuery(id));

/** Bookings by start, page after page; one's own for students and instructors. */
export const useBookings = (query: NonNullable<Args<typeof bookings.listBookings>['query']>) =>
  useInfiniteQuery({
    queryKey: [SCHEDULE, 'bookings', query],
    queryFn: ({ pageParam, signal }) =>
      call(bookings.listBookings, { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The school's instructors for this booking, best fit first. For admins. */
export const useCandidates = (id: string) =>
  useQuery({
    queryKey: [SCHEDULE, 'candidates', id],
    queryFn: ({ signal }) => call(bookings.listCandidates, { params: { id } }, { signal }),
  });

type Seen = { id: string; version: number };
type Change<E extends BookingWrite> = { booking: Seen; body: Args<E>['body'] };
type BookingWrite =
  | typeof bookings.approveBooking
  | typeof bookings.assignInstructor
  | typeof bookings.cancelBooking
  | typeof bookings.completeBooking
  | typeof bookings.rescheduleBooking
  | typeof series.cancelSeries
  | typeof series.rescheduleSeries
  | typeof swaps.swapBooking
  | typeof swaps.waiveLateCancellation;

/** A write to one booking as it was seen: a newer version refuses it. Whatever comes of it, the schedule is fetched anew. */
function useBookingWrite<V, R>(write: (change: V) => Promise<R>) {
  const queryClient = useQueryClient();
  // Not awaited: what a form says of its success must not wait for lists, nor be lost when they take the form away.
  return useMutation({ mutationFn: write, meta: { shownInPlace: true }, onSettled: () => void refreshSchedule(queryClient) });
}

const at = ({ id, version }: Seen) => [{ id }, { ifMatch: version }] as const;

/** Approves; with an instructor it assigns in the same step. */
export const useApproveBooking = () =>
  useBookingWrite(({ booking, body }: Change<typeof bookings.approveBooking>) => {
    const [params, options] = at(booking);
    return call(bookings.approveBooking, { params, body }, options);
  });

export const useAssignInstructor = () =>
  useBookingWrite(({ booking, body }: Change<typeof bookings.assignInstructor>) => {
    const [params, options] = at(booking);
    return call(bookings.assignInstructor, { params, body }, options);
  });

/** Gives an assigned lesson another instructor or aircraft. */
export const useSwapBooking = () =>
  useBookingWrite(({ booking, body }: Change<typeof swaps.swapBooking>) => {
    const [params, options] = at(booking);
    return call(swaps.swapBooking, { params, body }, options);
  });

/** Takes the mark of a late cancellation off. */
export const useWaiveLateCancellation = () =>
  useBookingWrite(({ booking, body }: Change<typeof swaps.waiveLateCancellation>) => {
    const [params, options] = at(booking);
    return call(swaps.waiveLateCancellation, { params, body }, options);
  });

export const useCancelBooking = () =>
  useBookingWrite(({ booking, body }: Change<typeof bookings.cancelBooking>) => {
    const [params, options] = at(booking);
    return call(bookings.cancelBooking, { params, body }, options);
  });

export const useCompleteBooking = () =>
  useBookingWrite(({ booking, body }: Change<typeof bookings.completeBooking>) => {
    const [params, options] = at(booking);
    return call(bookings.completeBooking, { params, body }, options);
  });

export const useRescheduleBooking = () =>
  useBookingWrite(({ booking, body }: Change<typeof bookings.rescheduleBooking>) => {
    const [params, options] = at(booking);
    return call(bookings.rescheduleBooking, { params, body }, options);
  });

/** Cancels several lessons of a series. */
export const useCancelSeries = () =>
  useBookingWrite(({ booking, body }: Change<typeof series.cancelSeries>) => {
    const [params, options] = at(booking);
    return call(series.cancelSeries, { params, body }, options);
  });

/** Moves several lessons of a series, all or none. */
export const useRescheduleSeries = () =>
  useBookingWrite(({ booking, body }: Change<typeof series.rescheduleSeries>) => {
    const [params, options] = at(booking);
    return call(series.rescheduleSeries, { params, body }, options);
  });

/** The lessons of one series that the reader may see, by start. */
export const useSeries = (seriesId: string) =>
  useQuery({
    queryKey: [SCHEDULE, 'series', seriesId],
    queryFn: async ({ signal }) => (await call(bookings.listBookings, { query: { seriesId, limit: 100 } }, { signal })).items,
  });
