import type { bookings } from '@flightline/backend/contract';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlane, type IconProps, IconUser } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Link } from 'react-router-dom';

import { titleOf } from '../../components/booking/booking-words.ts';
import { BookingBadges } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './home.module.css';

/** The lesson one thinks of: when, with whom, where, how sure. */
export function NextLesson({ booking }: { booking: bookings.Booking }) {
  const time = useSchoolTime();
  const isOn = booking.startsAt <= time.now;
  return (
    <Paper component="section" aria-labelledby="next-lesson" radius="lg" p={{ base: 'md', sm: 'xl' }} className={classes['next'] ?? ''}>
      <Group justify="space-between" gap="sm" mb="xs">
        <Title order={2} id="next-lesson" size="sm" className={classes['kicker'] ?? ''}>
          {isOn ? 'Your lesson is on' : `Your next lesson, ${time.age(booking.startsAt)}`}
        </Title>
        <BookingBadges booking={booking} />
      </Group>
      <Text fz={{ base: 22, sm: 26 }} fw={650} lh={1.25} mb="md">
        {titleOf(booking)}
      </Text>
      <Stack gap="md">
        <When period={booking} size="lg" withDuration />
        <Group gap="lg">
          <Line icon={IconUser}>{booking.instructor?.fullName ?? 'The school is finding your instructor'}</Line>
          {booking.resource && <Line icon={IconPlane}>{booking.resource.name}</Line>}
        </Group>
        <Group>
          <Button component={Link} to={`/bookings/${booking.id}`} variant="default">
            Show details
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

const Line = ({ icon: Icon, children }: { icon: ComponentType<IconProps>; children: string }) => (
  <Group gap={8} wrap="nowrap">
    <Icon size={18} stroke={1.7} aria-hidden />
    <Text>{children}</Text>
  </Group>
);
