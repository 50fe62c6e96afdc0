import type { bookings } from '@flightline/backend/contract';

import { useBookingPolicy } from '../../lib/planning-api.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';

type Waiting = Pick<bookings.Booking, 'createdAt' | 'heldUntil' | 'status'>;

const HOUR = 3_600_000;

/** "Today 14:05" within a sentence. */
const within = (words: string) => words.replace(/^(?:Today|Tomorrow|Yesterday)/, (day) => day.toLowerCase());

/** ": answer due by tomorrow 09:00", and until when the time is kept meanwhile; nothing of what no longer waits. */
export function AnswerDue({ booking: { createdAt, heldUntil, status } }: { booking: Waiting }) {
  const { data: policy } = useBookingPolicy();
  const time = useSchoolTime();
  if (!policy || status !== 'REQUESTED') return null;
  const due = new Date(createdAt.getTime() + policy.answerWithinHours * HOUR);
  const isLate = due <= time.now;
  return (
    <>
      {isLate ? ': an answer was due ' : ': answer due by '}
      {within(time.instant(due))}
      {heldUntil && heldUntil > time.now && `. Until ${within(time.instant(heldUntil))} the time is kept for you`}
    </>
  );
}
