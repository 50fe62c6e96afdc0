import { Button, Skeleton, Stack, Title } from '@mantine/core';
import { IconCalendarPlus, IconPlaneDeparture } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';

import { DueList } from '../../components/due-list.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useBookings } from '../../lib/bookings-api.ts';
import { formatDay } from '../../lib/school-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { BookingSection } from './booking-section.tsx';
import { ContinueLearning } from './continue-learning.tsx';
import { NextLesson } from './next-lesson.tsx';

/** A student's home: the next lesson, what waits for the school, and the way to the next request. */
export function Component() {
  const { user } = useSignedIn();
  const { today } = useSchoolTime();
  return (
    <>
      <PageHeader
        title={`Hello, ${user.fullName.split(' ')[0] ?? user.fullName}`}
        description={formatDay(today, 'long')}
        actions={
          <Button component={Link} to="/book" leftSection={<IconCalendarPlus size={18} aria-hidden />}>
            Book a lesson
          </Button>
        }
      />
      <Stack gap="xl">
        <Lessons />
        <Due />
        <ContinueLearning />
      </Stack>
    </>
  );
}

const Due = () => (
  <section aria-labelledby="due">
    <Title order={2} id="due" mb="sm">
      To do
    </Title>
    <DueList />
  </section>
);

/** More than this nobody has ahead of them on one page; the rest is under "My bookings". */
const AHEAD = 50;

function Lessons() {
  const now = useNow();
  const [moment] = useState(now);
  const { data, error, refetch } = useBookings({ from: moment, limit: AHEAD });
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <HomeSkeleton />;

  const ahead = data.pages.flatMap((page) => page.items).filter(({ status }) => status !== 'CANCELLED');
  const waiting = ahead.filter(({ status }) => status === 'REQUESTED');
  const [next, ...later] = ahead.filter(({ status }) => status === 'APPROVED' || status === 'ASSIGNED');
  if (ahead.length === 0) return <NothingAhead />;
  return (
    <Stack gap="xl">
      {next && <NextLesson booking={next} />}
      <BookingSection title="After that" bookings={later} />
      <BookingSection title="Waiting for the school" bookings={waiting} />
    </Stack>
  );
}

const NothingAhead = () => (
  <EmptyState
    icon={IconPlaneDeparture}
    title="No lesson ahead"
    action={
      <Button component={Link} to="/book" mt="sm">
        Book a lesson
      </Button>
    }
  >
    Pick a day and a time that suit you. The school confirms it and finds your instructor.
  </EmptyState>
);

const HomeSkeleton = () => (
  <Stack gap="xl">
    <Skeleton h={220} radius="lg" />
    <ListSkeleton rows={2} height={86} label="Loading your lessons" />
  </Stack>
);
