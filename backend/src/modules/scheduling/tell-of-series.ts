import type { ActorScope } from '#src/http/context.ts';
import { enqueueEach } from '#src/modules/notifications/index.ts';

import type { BookingRow } from './presenter.ts';

type News = { act: 'REQUESTED' | 'MOVED' | 'CANCELLED'; recipients: readonly (string | null)[] };

/** Queues one message a person about several lessons of a series; an instructor hears of their own, the caller of none. */
export async function tellOfSeries(scope: ActorScope, rows: readonly BookingRow[], { act, recipients }: News): Promise<void> {
  const lessons = rows.map(({ id: bookingId, startsAt, endsAt, title, studentId, instructorId }) => ({
    ...{ bookingId, startsAt, endsAt, title, studentId, instructorId },
  }));
  const told = new Map<string, typeof lessons>();
  for (const id of recipients) if (id !== null) told.set(id, lessons);
  for (const instructorId of new Set(rows.map((row) => row.instructorId))) {
    if (instructorId !== null)
      told.set(
        instructorId,
        lessons.filter((each) => each.instructorId === instructorId),
      );
  }
  told.delete(scope.actor.userId);
  const { cancelReason = null, cancelNote = null } = rows[0] ?? {};
  await enqueueEach(
    scope,
    'booking.series',
    [...told].map(([recipientId, theirs]) => ({ recipientId, payload: { act, lessons: theirs, cancelReason, cancelNote } })),
  );
}
