import '@mantine/schedule/styles.css';

import { MonthView } from '@mantine/schedule';

import { statusColors } from '../../components/booking-status.ts';
import { formatDay, formatTimes } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Shot } from './api.ts';
import { headline, lookOf } from './booking-look.ts';
import { lessonPieces } from './lesson-events.tsx';
import classes from './week.module.css';

type MonthCalendarProps = { data: Shot; day: string; onDay: (day: string) => void };

/** The month at a glance; a day opens by its number. */
export function MonthCalendar({ data, day, onDay }: MonthCalendarProps) {
  const { timeZone, today } = useSchoolTime();
  const pieces = data.bookings.flatMap((booking, nth) => lessonPieces(booking, { nth, timeZone }));
  const byId = new Map(pieces.map((piece) => [piece.event.id, piece]));
  const lessonsOn = (date: string) => pieces.filter(({ event }) => String(event.start).startsWith(date)).length;
  return (
    <MonthView
      className={`${classes['calendar'] ?? ''} ${classes['month'] ?? ''}`}
      classNames={{ monthViewDayLabel: classes['dayLabel'] ?? '' }}
      date={day}
      events={pieces.map(({ event }) => event)}
      withHeader={false}
      firstDayOfWeek={1}
      weekendDays={[]}
      maxEventsPerDay={3}
      onDayClick={onDay}
      getDayProps={(date) => ({
        'aria-label': `${formatDay(date, 'long')}, ${lessonWords(lessonsOn(date))}`,
        ...(date === today && { 'data-school-today': true, 'aria-current': 'date' }),
      })}
      // A lesson of a month is too small to be pressed: the day is, says how many there are, and opens.
      renderEvent={({ id }, { className, style, children }) => {
        const booking = byId.get(id)?.booking;
        const { color, backgroundColor } = statusColors(booking ? lookOf(booking).tone : 'completed');
        return (
          <div aria-hidden className={className} style={{ ...style, color, backgroundColor, pointerEvents: 'none' }}>
            {children}
          </div>
        );
      }}
      renderEventBody={({ id }) => {
        const booking = byId.get(id)?.booking;
        return booking && `${formatTimes(booking, timeZone).slice(0, 5)} ${headline(booking)}`;
      }}
    />
  );
}

const lessonWords = (lessons: number) => (lessons === 0 ? 'no lessons' : lessons === 1 ? 'one lesson' : `${lessons} lessons`);
