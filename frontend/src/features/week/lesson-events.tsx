import { Text } from '@mantine/core';
import type { ScheduleEventData } from '@mantine/schedule';

import { statusColors } from '../../components/booking-status.ts';
import { formatForReader, formatTimes } from '../../lib/school-time.ts';
import type { Shot } from './api.ts';
import { headline, lookOf, whoAndWhere } from './booking-look.ts';
import { drawnOn, type WeekBooking } from './week-events.ts';
import classes from './week.module.css';

/** The calendar's own colour variables, in the colours of a status. */
export function colored(tone: string) {
  const { color, backgroundColor, borderColor } = statusColors(tone);
  return {
    __vars: { '--event-bg': backgroundColor, '--event-hover': backgroundColor, '--event-color': color, '--lesson-line': borderColor },
  };
}

export type Piece = { event: ScheduleEventData; booking: WeekBooking; isWhole: boolean };

/** A lesson as it is drawn, one piece for each local day. `row` is the instructor or aircraft whose row it stands in. */
export function lessonPieces(
  booking: WeekBooking,
  { nth, timeZone, row }: { nth: number; timeZone: string; row?: string | null },
): Piece[] {
  const drawn = drawnOn(booking, timeZone);
  return drawn.map(({ start, end }, piece) => ({
    event: {
      id: `${booking.id ?? `taken-${nth}`}-${piece}`,
      title: headline(booking),
      start,
      end,
      color: 'flight',
      ...(row !== undefined && row !== null && { resourceId: row }),
    },
    booking,
    isWhole: drawn.length === 1,
  }));
}

/** When someone is available, behind the lessons. */
export const availableEvents = ({ availability, timeZone }: Shot, rowOf?: (instructorId: string) => string): ScheduleEventData[] =>
  availability.flatMap((stretch, nth) =>
    drawnOn(stretch, timeZone).map(({ start, end }, piece) => ({
      id: `available-${nth}-${piece}`,
      title: 'Available',
      start,
      end,
      color: 'flight',
      display: 'background' as const,
      ...(rowOf && { resourceId: rowOf(stretch.instructorId) }),
    })),
  );

type EventBodyProps = { booking: WeekBooking; timeZone: string; readerId: string; withOwnTime: boolean };

/** What stands on a lesson: what, when, with whom and where; the reader's own time where they ask for it. */
export function EventBody({ booking, timeZone, readerId, withOwnTime }: EventBodyProps) {
  const { icon: Icon } = lookOf(booking);
  const own = withOwnTime ? formatForReader(booking, timeZone) : undefined;
  return (
    <span className={classes['body']}>
      <Text span fz={12} fw={650} lh={1.3} className={classes['headline'] ?? ''}>
        <Icon size={13} stroke={2} aria-hidden /> {headline(booking)}
      </Text>
      <Text span fz={11} lh={1.3} className="fl-numbers">
        {formatTimes(booking, timeZone)}
        {own && ` (${own} yours)`}
      </Text>
      <Text span fz={11} lh={1.3}>
        {whoAndWhere(booking, readerId)}
      </Text>
    </span>
  );
}
