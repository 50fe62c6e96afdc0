import '@mantine/schedule/styles.css';

import { WeekView } from '@mantine/schedule';

import { mondayOf } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Shot } from './api.ts';
import { availableEvents, lessonPieces } from './lesson-events.tsx';
import { useDrag } from './use-drag.ts';
import { useLessonDrawing } from './use-lesson-drawing.tsx';
import { drawnOn, hoursShown } from './week-events.ts';
import classes from './week.module.css';

type WeekCalendarProps = { data: Shot; week: string; withOwnTime: boolean; onOpen: (id: string) => void };

/** The week as a calendar: lessons at their local time, availability shaded behind them, moved by drag. */
export function WeekCalendar({ data, week, withOwnTime, onOpen }: WeekCalendarProps) {
  const { timeZone } = useSchoolTime();
  const pieces = data.bookings.flatMap((booking, nth) => lessonPieces(booking, { nth, timeZone }));
  const byId = new Map(pieces.map((piece) => [piece.event.id, piece]));
  const drawn = [...data.bookings, ...data.availability].flatMap((period) => drawnOn(period, timeZone));
  const drag = useDrag(data, byId);
  const drawing = useLessonDrawing(byId, { withOwnTime, onOpen });
  return (
    <WeekView
      className={classes['calendar'] ?? ''}
      date={mondayOf(week)}
      events={[...availableEvents(data), ...pieces.map(({ event }) => event)]}
      {...hoursShown(drawn)}
      slotHeight={52}
      withHeader={false}
      withAllDaySlots={false}
      withWeekNumber={false}
      highlightToday
      weekdayFormat="ddd"
      weekendDays={[]}
      {...drag}
      {...drawing}
    />
  );
}
