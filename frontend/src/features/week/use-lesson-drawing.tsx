import { UnstyledButton } from '@mantine/core';
import type { WeekViewProps } from '@mantine/schedule';

import { dayOf, timeOf } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { lookOf, spoken } from './booking-look.ts';
import { colored, EventBody, type Piece } from './lesson-events.tsx';
import classes from './week.module.css';

type RenderEvent = NonNullable<WeekViewProps['renderEvent']>;
type RenderEventBody = NonNullable<WeekViewProps['renderEventBody']>;
type Options = { withOwnTime: boolean; onOpen: (id: string) => void };

/** How lessons and free stretches are drawn in every view of the calendar: labelled buttons, in the colour of their status. */
export function useLessonDrawing(pieces: ReadonlyMap<string | number, Piece>, { withOwnTime, onOpen }: Options) {
  const { timeZone, now } = useSchoolTime();
  const readerId = useSignedIn().user.id;

  const renderEvent: RenderEvent = ({ id }, props) => {
    const booking = pieces.get(id)?.booking;
    if (!booking) return <div aria-hidden className={`${props.className ?? ''} ${classes['available'] ?? ''}`} style={props.style} />;
    const label = spoken(booking, { timeZone, readerId });
    return (
      <UnstyledButton
        {...props}
        {...colored(lookOf(booking).tone)}
        onClick={() => booking.id !== null && onOpen(booking.id)}
        aria-label={label}
        title={label}
        className={`${props.className ?? ''} ${classes['event'] ?? ''}`}
      />
    );
  };
  const renderEventBody: RenderEventBody = ({ id }) => {
    const booking = pieces.get(id)?.booking;
    return booking && <EventBody booking={booking} timeZone={timeZone} readerId={readerId} withOwnTime={withOwnTime} />;
  };
  return { renderEvent, renderEventBody, getCurrentTime: () => `${dayOf(now, timeZone)} ${timeOf(now, timeZone)}:00` };
}
