import { Skeleton, Text } from '@mantine/core';

import { BookingDrawer } from '../../components/booking/booking-drawer.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { useWeek } from './api.ts';
import { useWeekPlace, type WeekPlace } from './use-week-place.ts';
import { WeekCalendar } from './week-calendar.tsx';
import { WeekList } from './week-list.tsx';
import { WeekToolbar } from './week-toolbar.tsx';
import classes from './week.module.css';

/** `/week`: an instructor's own week, anyone's for an admin, and what is taken for a student. */
export function Component() {
  const { role } = useSignedIn().user;
  const place = useWeekPlace();
  useShortcuts('Week', [
    { key: 'ArrowLeft', label: 'Previous week', run: () => place.turn(-1) },
    { key: 'ArrowRight', label: 'Next week', run: () => place.turn(1) },
    { key: 't', label: 'This week', run: place.goToday },
  ]);
  return (
    <>
      <PageHeader title={role === 'INSTRUCTOR' ? 'My week' : 'Week'} />
      <WeekToolbar place={place} withInstructors={role === 'ADMIN'} />
      <Week place={place} />
      <BookingDrawer id={place.bookingId} onClose={place.close} />
    </>
  );
}

function Week({ place }: { place: WeekPlace }) {
  const { data, error, refetch, isPlaceholderData } = useWeek(place);
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <WeekSkeleton />;
  return (
    <div className={classes['week']} aria-busy={isPlaceholderData} data-turning={isPlaceholderData || undefined}>
      {place.view === 'list' ? (
        <WeekList data={data} withAvailability={place.instructorId !== undefined} onOpen={place.open} />
      ) : (
        <>
          <WeekCalendar data={data} onOpen={place.open} />
          <Text size="xs" c="dimmed" mt={8}>
            <span className={classes['swatch']} aria-hidden />
            {place.instructorId === undefined ? 'At least one instructor is available' : 'Available'}
          </Text>
        </>
      )}
    </div>
  );
}

const WeekSkeleton = () => <Skeleton h={620} radius="lg" role="status" aria-label="Loading the week" aria-busy />;
