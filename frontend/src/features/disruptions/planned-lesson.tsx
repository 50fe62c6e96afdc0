import type { outages } from '@flightline/backend/contract';
import { NativeSelect, Paper, Text } from '@mantine/core';

import { titleOf } from '../../components/booking/booking-words.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './disruptions.module.css';
import type { Answer } from './use-answers.ts';

type PlannedLessonProps = { item: outages.PlannedLesson; value: Answer; onChange: (next: Answer) => void };

/** One lesson that is hit: what it is, what could be done, and the choice. */
export function PlannedLesson({ item, value, onChange }: PlannedLessonProps) {
  const time = useSchoolTime();
  const { booking, proposal, blocked } = item;
  const who = [booking.instructor?.fullName, booking.resource?.name].filter(Boolean).join(', ');
  const isMoved = proposal?.startsAt.getTime() !== booking.startsAt.getTime();
  const place = proposal ? [{ value: 'PLACE', label: isMoved ? 'Move it' : 'Give it to another' }] : [];
  const choices = [...place, { value: 'CANCEL', label: 'Cancel it' }, { value: 'LEAVE', label: 'Leave it as it is' }];
  return (
    <Paper component="li" withBorder radius="lg" p="md" className={classes['lesson'] ?? ''}>
      <div>
        <Text fw={600}>
          {titleOf(booking)} for {booking.student.fullName}
        </Text>
        <Text size="sm" c="dimmed">
          {time.period(booking)}
          {who && ` · ${who}`}
        </Text>
        {proposal && value === 'PLACE' && <Text size="sm">{proposalWords(item, time.period)}</Text>}
        {!proposal && <Text size="sm">Nothing else is free within a week of it.</Text>}
        {blocked && (
          <Text size="sm" c="var(--mantine-color-error)">
            A rule blocks the proposal: {blocked}
          </Text>
        )}
      </div>
      <NativeSelect
        aria-label={`What becomes of ${titleOf(booking)} for ${booking.student.fullName}, ${time.period(booking)}`}
        data={choices}
        value={value}
        onChange={(event) => {
          const next = event.currentTarget.value;
          onChange(next === 'PLACE' || next === 'CANCEL' ? next : 'LEAVE');
        }}
      />
    </Paper>
  );
}

type Words = (period: { startsAt: Date; endsAt: Date }) => string;

/** "With Grace Odum and N172BF", "Move to tomorrow 14:00–15:00 with Grace Odum". */
function proposalWords({ booking, proposal }: outages.PlannedLesson, period: Words): string {
  if (!proposal) return '';
  const { instructor, resource } = proposal;
  const others = [
    instructor?.id === booking.instructor?.id ? undefined : instructor?.fullName,
    resource?.id === booking.resource?.id ? undefined : resource?.name,
  ].filter((name) => name !== undefined);
  const isMoved = proposal.startsAt.getTime() !== booking.startsAt.getTime();
  const moved = isMoved ? `Move to ${period(proposal)}` : 'Same time';
  return others.length > 0 ? `${moved}, with ${others.join(' and ')}` : moved;
}
