import '@mantine/schedule/styles.css';

import type { calendar } from '@flightline/backend/contract';
import { Text, UnstyledButton } from '@mantine/core';
import { type ScheduleEventData, WeekView } from '@mantine/schedule';

import { statusColors } from '../../components/booking-status.ts';
import { dayOf, formatTimes, timeOf } from '../../lib/school-time.ts';
import { mondayOf } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { headline, lookOf, spoken, whoAndWhere } from './booking-look.ts';
import { drawnOn, hoursShown, type WeekBooking } from './week-events.ts';
import classes from './week.module.css';

type WeekCalendarProps = { data: calendar.CalendarWeek; onOpen: (id: string) => void };

/** The week as a calendar: lessons at their local time, availability shaded behind them. */
export function WeekCalendar({ data, onOpen }: WeekCalendarProps) {
  const { timeZone, now } = useSchoolTime();
  const readerId = useSignedIn().user.id;
  const pieces = data.bookings.flatMap((booking, nth) => lessonPieces(booking, { nth, timeZone }));
  const bookingOf = new Map(pieces.map(({ event, booking }) => [event.id, booking]));
  const drawn = [...data.bookings, ...data.availability].flatMap((period) => drawnOn(period, timeZone));

  return (
    <WeekView
      className={classes['calendar'] ?? ''}
      date={mondayOf(data.week)}
      events={[...availableEvents(data, timeZone), ...pieces.map(({ event }) => event)]}
      {...hoursShown(drawn)}
      slotHeight={52}
      withHeader={false}
      withAllDaySlots={false}
      withWeekNumber={false}
      highlightToday
      weekdayFormat="ddd"
      getCurrentTime={() => `${dayOf(now, timeZone)} ${timeOf(now, timeZone)}:00`}
      weekendDays={[]}
      renderEvent={({ id }, props) => {
        const booking = bookingOf.get(id);
        if (!booking) return <div aria-hidden className={`${props.className ?? ''} ${classes['available'] ?? ''}`} style={props.style} />;
        const label = spoken(booking, { timeZone, readerId });
        const open = () => booking.id !== null && onOpen(booking.id);
        const className = `${props.className ?? ''} ${classes['event'] ?? ''}`;
        return (
          <UnstyledButton
            {...props}
            {...colored(lookOf(booking).tone)}
            onClick={open}
            aria-label={label}
            title={label}
            className={className}
          />
        );
      }}
      renderEventBody={({ id }) => {
        const booking = bookingOf.get(id);
        return booking && <EventBody booking={booking} timeZone={timeZone} readerId={readerId} />;
      }}
    />
  );
}

/** The calendar's own colour variables, in the colours of a status. */
function colored(tone: string) {
  const { color, backgroundColor, borderColor } = statusColors(tone);
  return {
    __vars: { '--event-bg': backgroundColor, '--event-hover': backgroundColor, '--event-color': color, '--lesson-line': borderColor },
  };
}

type Piece = { event: ScheduleEventData; booking: WeekBooking };

function lessonPieces(booking: WeekBooking, { nth, timeZone }: { nth: number; timeZone: string }): Piece[] {
  return drawnOn(booking, timeZone).map(({ start, end }, piece) => ({
    event: { id: `${booking.id ?? `taken-${nth}`}-${piece}`, title: headline(booking), start, end, color: 'flight' },
    booking,
  }));
}

const availableEvents = ({ availability }: calendar.CalendarWeek, timeZone: string): ScheduleEventData[] =>
  availability.flatMap((stretch, nth) =>
    drawnOn(stretch, timeZone).map(({ start, end }, piece) => ({
      id: `available-${nth}-${piece}`,
      title: 'Available',
      start,
      end,
      color: 'flight',
      display: 'background' as const,
    })),
  );

type EventBodyProps = { booking: WeekBooking; timeZone: string; readerId: string };

function EventBody({ booking, timeZone, readerId }: EventBodyProps) {
  const { icon: Icon } = lookOf(booking);
  return (
    <span className={classes['body']}>
      <Text span fz={12} fw={650} lh={1.3} className={classes['headline'] ?? ''}>
        <Icon size={13} stroke={2} aria-hidden /> {headline(booking)}
      </Text>
      <Text span fz={11} lh={1.3} className="fl-numbers">
        {formatTimes(booking, timeZone)}
      </Text>
      <Text span fz={11} lh={1.3}>
        {whoAndWhere(booking, readerId)}
      </Text>
    </span>
  );
}
