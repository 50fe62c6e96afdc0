import type { ScheduleEventData } from '@mantine/schedule';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { toInstant } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Shot } from './api.ts';
import { movedTo, whyNoDrop } from './drops.ts';
import type { Piece } from './lesson-events.tsx';
import { useMove } from './use-move.tsx';

type Dropped = { eventId: string | number; newStart: string; resourceId?: string | number };

/** Moving lessons by drag: who may, where it is refused while one still holds it, and what happens at the drop. */
export function useDrag(data: Shot, pieces: ReadonlyMap<string | number, Piece>) {
  const { timeZone, now } = useSchoolTime();
  const [dragged, setDragged] = useState<Piece | undefined>(undefined);
  const move = useMove();
  const around = { bookings: data.bookings, availability: data.availability, now };
  const instantOf = (wall: string) => toInstant(wall.slice(0, 10), wall.slice(11, 16), timeZone);

  const onEventDrop = ({ eventId, newStart, resourceId }: Dropped) => {
    const piece = pieces.get(eventId);
    if (!piece) return;
    const { booking, event } = piece;
    const { id, version } = booking;
    const to = movedTo(booking, instantOf(newStart));
    if (id === null || version === null || to.startsAt.getTime() === booking.startsAt.getTime()) return;
    const isOtherRow = resourceId !== undefined && resourceId !== event.resourceId;
    const why = isOtherRow
      ? 'Lessons move along their own row. To change who teaches or what is flown, open the lesson.'
      : whyNoDrop(booking, to, around);
    if (why !== null) notifications.show({ color: 'red', title: 'It stays where it was', message: why });
    else move({ booking: { ...booking, id, version }, to });
  };

  return {
    withEventsDragAndDrop: true,
    eventDragInterval: 30,
    canDragEvent: ({ id }: ScheduleEventData) => {
      const piece = pieces.get(id);
      return piece?.isWhole === true && piece.booking.can?.reschedule === true;
    },
    onEventDragStart: ({ id }: ScheduleEventData) => setDragged(pieces.get(id)),
    onEventDragEnd: () => setDragged(undefined),
    onEventDrop,
    /** An attribute and no class, which would take the slot's own away: while a lesson is held, the times at which it could not stand are struck out. */
    getTimeSlotProps: ({ start }: { start: string }) =>
      dragged && whyNoDrop(dragged.booking, movedTo(dragged.booking, instantOf(start)), around) !== null
        ? { 'data-refused': true }
        : undefined,
  };
}
