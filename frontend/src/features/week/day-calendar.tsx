import '@mantine/schedule/styles.css';

import { Text } from '@mantine/core';
import { ResourcesDayView } from '@mantine/schedule';

import { useInstructors, useResources } from '../../lib/school-api.ts';
import { dayOf } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Shot } from './api.ts';
import { availableEvents, lessonPieces } from './lesson-events.tsx';
import { useDrag } from './use-drag.ts';
import { useLessonDrawing } from './use-lesson-drawing.tsx';
import { drawnOn, hoursShown } from './week-events.ts';
import classes from './week.module.css';

type DayCalendarProps = { data: Shot; day: string; by: 'instructor' | 'resource'; withOwnTime: boolean; onOpen: (id: string) => void };

/** Lessons that nobody teaches yet, or that take nothing. */
const NOBODY = 'nobody';

/** One day, a row for each instructor or each aircraft: those that have something on that day. */
export function DayCalendar({ data, day, by, withOwnTime, onOpen }: DayCalendarProps) {
  const { timeZone } = useSchoolTime();
  const names = useNames(by);
  const rowOf = (booking: Shot['bookings'][number]) => (by === 'instructor' ? booking.instructorId : booking.resourceId) ?? NOBODY;
  const isOnDay = (period: { startsAt: Date; endsAt: Date }) =>
    dayOf(period.startsAt, timeZone) === day || dayOf(new Date(period.endsAt.getTime() - 1), timeZone) === day;
  const today: Shot = {
    ...data,
    bookings: data.bookings.filter(isOnDay),
    availability: by === 'instructor' ? data.availability.filter(isOnDay) : [],
  };
  const pieces = today.bookings.flatMap((booking, nth) => lessonPieces(booking, { nth, timeZone, row: rowOf(booking) }));
  const byId = new Map(pieces.map((piece) => [piece.event.id, piece]));
  const drawn = [...today.bookings, ...today.availability]
    .flatMap((period) => drawnOn(period, timeZone))
    .filter((each) => each.day === day);
  const drag = useDrag(data, byId);
  const drawing = useLessonDrawing(byId, { withOwnTime, onOpen });
  const shown = new Set<string>([...today.bookings.map(rowOf), ...today.availability.map(({ instructorId }) => instructorId)]);
  const rows = [
    ...names.filter(({ id }) => shown.has(id)),
    ...(shown.has(NOBODY) ? [{ id: NOBODY, label: by === 'instructor' ? 'Nobody yet' : 'Nothing' }] : []),
  ];
  if (rows.length === 0) return <Text c="dimmed">Nothing on this day.</Text>;
  return (
    <ResourcesDayView
      className={classes['calendar'] ?? ''}
      date={day}
      resources={rows}
      events={[...availableEvents(today, (instructorId) => instructorId), ...pieces.map(({ event }) => event)]}
      {...hoursShown(drawn)}
      slotWidth={84}
      rowHeight={76}
      withHeader={false}
      {...drag}
      {...drawing}
    />
  );
}

function useNames(by: 'instructor' | 'resource'): { id: string; label: string }[] {
  const { data: instructors = [] } = useInstructors();
  const { data: resources = [] } = useResources();
  return by === 'instructor'
    ? instructors.map(({ id, fullName }) => ({ id, label: fullName }))
    : resources.map(({ id, name }) => ({ id, label: name }));
}
