import type { bookings } from '@flightline/backend/contract';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { titleOf } from '../../components/booking/booking-words.ts';
import { useApproveBooking, useAssignInstructor } from '../../lib/bookings-api.ts';
import { explainError } from '../../lib/explain-error.ts';

export type Decisions = ReturnType<typeof useDecisions>;

const without = <V>(all: ReadonlyMap<string, V>, id: string) => new Map([...all].filter(([each]) => each !== id));

/**
 * Decides on bookings at one click. A card leaves at once; where the server refuses, it comes back with the reason.
 * `said` is the last result in words, for a live region.
 */
export function useDecisions() {
  const approve = useApproveBooking();
  const assignment = useAssignInstructor();
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const [problems, setProblems] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [said, setSaid] = useState('');

  async function decide(booking: bookings.Booking, message: string, write: () => Promise<unknown>) {
    setLeaving((before) => new Set(before).add(booking.id));
    setProblems((before) => without(before, booking.id));
    try {
      await write();
      setSaid(message);
      notifications.show({ color: 'green', message });
    } catch (error) {
      setProblems((before) => new Map(before).set(booking.id, error));
      // Also as a toast: where someone else decided meanwhile, the card with its reason is gone.
      const { title, advice } = explainError(error);
      const what = `${titleOf(booking)} for ${booking.student.fullName} is unchanged`;
      setSaid(`${what}. ${title}`);
      notifications.show({ color: 'red', title: what, message: `${title}. ${advice}`, autoClose: 10_000 });
    } finally {
      setLeaving((before) => new Set([...before].filter((id) => id !== booking.id)));
    }
  }

  return {
    leaving,
    problems,
    said,
    /** Approves, if that is still due, and assigns. */
    assign(booking: bookings.Booking, { instructorId, instructor }: bookings.Candidate) {
      const body = { instructorId };
      const message = `${instructor.fullName} is assigned to ${titleOf(booking)} for ${booking.student.fullName}.`;
      const write = booking.status === 'REQUESTED' ? approve.mutateAsync : assignment.mutateAsync;
      return decide(booking, message, () => write({ booking, body }));
    },
    approveOnly: (booking: bookings.Booking) =>
      decide(booking, `${titleOf(booking)} for ${booking.student.fullName} is approved. It still needs an instructor.`, () =>
        approve.mutateAsync({ booking, body: {} }),
      ),
  };
}
