import { Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';

import { StatusBadge } from '../../components/status-badge.tsx';
import { dayOf, formatDay, formatTimes } from '../../lib/school-time.ts';
import { daysOf } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import type { Shot } from './api.ts';
import { headline, whoAndWhere } from './booking-look.ts';
import type { WeekBooking } from './week-events.ts';
import classes from './week.module.css';

type WeekListProps = { data: Shot; week: string; withAvailability: boolean; onOpen: (id: string) => void };

/** The week as a list, day by day: for phones, and for those who read rather than look. */
export function WeekList({ data, week, withAvailability, onOpen }: WeekListProps) {
  const { timeZone, today } = useSchoolTime();
  return (
    <Stack gap="lg">
      {daysOf(week).map((day) => {
        const on = (period: { startsAt: Date }) => dayOf(period.startsAt, timeZone) === day;
        const available = data.availability.filter(on).map((stretch) => formatTimes(stretch, timeZone));
        return (
          <section key={day} aria-labelledby={`day-${day}`}>
            <Title order={2} size="h3" id={`day-${day}`} data-today={day === today || undefined} className={classes['day'] ?? ''}>
              {formatDay(day, 'long')}
              {day === today && ' (today)'}
            </Title>
            {withAvailability && (
              <Text size="xs" c="dimmed" mb={6}>
                {available.length > 0 ? `Available ${available.join(', ')}` : 'Not available'}
              </Text>
            )}
            <DayLessons lessons={data.bookings.filter(on)} onOpen={onOpen} />
          </section>
        );
      })}
    </Stack>
  );
}

function DayLessons({ lessons, onOpen }: { lessons: readonly WeekBooking[]; onOpen: (id: string) => void }) {
  if (lessons.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No lessons
      </Text>
    );
  }
  return (
    <Stack component="ul" gap={8} p={0} m={0} className={classes['plain'] ?? ''}>
      {lessons.map((booking, nth) => (
        <li key={booking.id ?? `taken-${nth}`}>
          <Lesson booking={booking} onOpen={onOpen} />
        </li>
      ))}
    </Stack>
  );
}

function Lesson({ booking, onOpen }: { booking: WeekBooking; onOpen: (id: string) => void }) {
  const { timeZone } = useSchoolTime();
  const readerId = useSignedIn().user.id;
  const { id, status } = booking;
  const body = (
    <>
      <Text span size="sm" fw={600} className="fl-numbers">
        <time dateTime={booking.startsAt.toISOString()}>{formatTimes(booking, timeZone)}</time>
      </Text>
      <span className={classes['grow']}>
        <Text span size="sm" fw={600} display="block">
          {headline(booking)}
        </Text>
        <Text span size="sm" c="dimmed" display="block">
          {whoAndWhere(booking, readerId)}
        </Text>
      </span>
      {status && <StatusBadge status={status} />}
    </>
  );
  if (id === null) return <Paper className={classes['lesson'] ?? ''}>{body}</Paper>;
  return (
    <UnstyledButton className={classes['lesson'] ?? ''} onClick={() => onOpen(id)}>
      {body}
    </UnstyledButton>
  );
}
