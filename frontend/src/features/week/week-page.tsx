import { Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';

import { BookingDrawer } from '../../components/booking/booking-drawer.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { useWeeks, type Shot } from './api.ts';
import { useOwnTime } from './use-own-time.ts';
import { useWeekPlace, type WeekPlace } from './use-week-place.ts';
import { WeekCalendar } from './week-calendar.tsx';
import { WeekList } from './week-list.tsx';
import { periodName, WeekToolbar } from './week-toolbar.tsx';
import classes from './week.module.css';

const DayCalendar = lazy(() => import('./day-calendar.tsx').then((module) => ({ default: module.DayCalendar })));
const MonthCalendar = lazy(() => import('./month-calendar.tsx').then((module) => ({ default: module.MonthCalendar })));

/** `/week`: an instructor's own time, anyone's for an admin, and what is taken for a student; as day, week, month or list. */
export function Component() {
  const { user, school } = useSignedIn();
  const place = useWeekPlace();
  const ownTime = useOwnTime();
  useShortcuts('Calendar', [
    { key: 'ArrowLeft', label: 'Back', run: () => place.turn(-1) },
    { key: 'ArrowRight', label: 'On', run: () => place.turn(1) },
    { key: 't', label: 'Today', run: place.goToday },
    { key: '1', label: 'Day', run: () => place.setView('day') },
    { key: '2', label: 'Week', run: () => place.setView('calendar') },
    { key: '3', label: 'Month', run: () => place.setView('month') },
    { key: '4', label: 'List', run: () => place.setView('list') },
  ]);
  return (
    <>
      <PageHeader
        title={user.role === 'INSTRUCTOR' ? 'My week' : 'Week'}
        description={
          <span className={classes['printed']}>
            {school.name}, {periodName(place)}
          </span>
        }
      />
      <WeekToolbar place={place} ownTime={ownTime} />
      <Shown place={place} withOwnTime={ownTime.isShown} />
      <BookingDrawer id={place.bookingId} onClose={place.close} />
    </>
  );
}

function Shown({ place, withOwnTime }: { place: WeekPlace; withOwnTime: boolean }) {
  const { data, error, refetch, isTurning } = useWeeks(place);
  if (!data) return error ? <ProblemAlert error={error} onRetry={refetch} /> : <CalendarSkeleton />;
  return (
    <div className={classes['week']} aria-busy={isTurning} data-turning={isTurning || undefined}>
      <Suspense fallback={<CalendarSkeleton />}>
        <View place={place} data={data} withOwnTime={withOwnTime} />
      </Suspense>
    </div>
  );
}

type ViewProps = { place: WeekPlace; data: Shot; withOwnTime: boolean };

function View({ place, data, withOwnTime }: ViewProps) {
  const { view, day, week, by, instructorId, open } = place;
  if (view === 'list') return <WeekList data={data} week={week} withAvailability={instructorId !== undefined} onOpen={open} />;
  if (view === 'month') return <MonthCalendar data={data} day={day} onDay={place.goToDay} />;
  return (
    <>
      {view === 'day' ? (
        <DayCalendar data={data} day={day} by={by} withOwnTime={withOwnTime} onOpen={open} />
      ) : (
        <WeekCalendar data={data} week={week} withOwnTime={withOwnTime} onOpen={open} />
      )}
      <Text size="xs" c="dimmed" mt={8}>
        <span className={classes['swatch']} aria-hidden />
        {instructorId === undefined && view !== 'day' ? 'At least one instructor is available' : 'Available'}
      </Text>
    </>
  );
}

const CalendarSkeleton = () => <Skeleton h={620} radius="lg" role="status" aria-label="Loading the calendar" aria-busy />;
