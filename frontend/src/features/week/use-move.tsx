import { bookings, type calendar } from '@flightline/backend/contract';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { UndoToast } from '../../components/undo-toast.tsx';
import { call } from '../../lib/api-client.ts';
import { refreshSchedule, SCHEDULE } from '../../lib/bookings-api.ts';
import { explainError } from '../../lib/explain-error.ts';
import type { Period } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { headline } from './booking-look.ts';
import type { WeekBooking } from './week-events.ts';

type Move = { booking: WeekBooking & { id: string; version: number }; to: Period };

const moved = (week: calendar.CalendarWeek | undefined, { booking, to }: Move) =>
  week && { ...week, bookings: week.bookings.map((each) => (each.id === booking.id ? { ...each, ...to } : each)) };

/**
 * Moves a lesson at once, as it was seen: where the server refuses, since something is in the way or someone was faster, it goes
 * back and says why. A move can be undone for a while.
 */
export function useMove() {
  const queryClient = useQueryClient();
  const time = useSchoolTime();
  const move = useMutation({
    mutationFn: ({ booking, to }: Move) =>
      call(bookings.rescheduleBooking, { params: { id: booking.id }, body: to }, { ifMatch: booking.version }),
    meta: { shownInPlace: true },
    onMutate: (change: Move) => {
      queryClient.setQueriesData<calendar.CalendarWeek>({ queryKey: [SCHEDULE, 'week'] }, (week) => moved(week, change));
    },
    onError: (error, { booking }) => {
      queryClient.setQueriesData<calendar.CalendarWeek>({ queryKey: [SCHEDULE, 'week'] }, (week) =>
        moved(week, { booking, to: { startsAt: booking.startsAt, endsAt: booking.endsAt } }),
      );
      const { title, advice } = explainError(error);
      notifications.show({
        color: 'red',
        title: `${headline(booking)} stays where it was`,
        message: `${title}. ${advice}`,
        autoClose: 10_000,
      });
    },
    onSettled: () => void refreshSchedule(queryClient),
  });

  const offerUndo = ({ booking, to }: Move, version: number) => {
    const { startsAt, endsAt } = booking;
    const toast = notifications.show({
      color: 'green',
      autoClose: 10_000,
      message: (
        <UndoToast
          what={`${headline(booking)} is moved to ${time.period(to)}.`}
          onUndo={() => {
            notifications.hide(toast);
            move.mutate({ booking: { ...booking, ...to, version }, to: { startsAt, endsAt } });
          }}
        />
      ),
    });
  };
  return (change: Move) =>
    void move.mutateAsync(change).then(
      ({ version }) => offerUndo(change, version),
      // Said by onError.
      () => undefined,
    );
}
