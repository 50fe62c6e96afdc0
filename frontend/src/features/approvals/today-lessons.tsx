import { Anchor, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';

import { titleOf } from '../../components/booking/booking-words.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useBookings } from '../../lib/bookings-api.ts';
import { addDays, formatTimes, startOfDay } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './approvals.module.css';

/** Today at the school, beside the queue. */
export function TodayLessons() {
  const { today, timeZone } = useSchoolTime();
  const day = { from: startOfDay(today, timeZone), to: startOfDay(addDays(today, 1), timeZone) };
  const { data } = useBookings({ ...day, limit: 50 });
  const lessons = data?.pages.flatMap(({ items }) => items).filter(({ status }) => status === 'ASSIGNED' || status === 'COMPLETED');
  return (
    <Paper component="section" aria-labelledby="today" withBorder radius="lg" p="md" bg="var(--fl-card)">
      <Title order={2} size="h4" id="today" mb="sm">
        Today
      </Title>
      {!lessons && <Skeleton h={60} />}
      {lessons?.length === 0 && (
        <Text size="sm" c="dimmed">
          No lessons today.{' '}
          <Anchor component={Link} to="/week" underline="always">
            See the week
          </Anchor>
        </Text>
      )}
      <Stack component="ul" gap="sm" p={0} m={0} className={classes['plain'] ?? ''}>
        {lessons?.map((lesson) => (
          <li key={lesson.id}>
            <Text size="sm" fw={600} className="fl-numbers">
              {formatTimes(lesson, timeZone)}
            </Text>
            <Anchor component={Link} to={`/bookings/${lesson.id}`} size="sm">
              {titleOf(lesson)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {lesson.student.fullName} with {lesson.instructor?.fullName}
            </Text>
            <StatusBadge status={lesson.status} />
          </li>
        ))}
      </Stack>
    </Paper>
  );
}
