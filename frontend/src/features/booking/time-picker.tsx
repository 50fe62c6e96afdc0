import type { slots as slotsContract } from '@flightline/backend/contract';
import { Button, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';

import { addDays, formatDay, formatForReader, timeOf } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './booking.module.css';
import { byPartOfDay } from './open-times.ts';

type TimePickerProps = {
  day: string | undefined;
  month: string;
  slots: readonly slotsContract.Slot[];
  loading: boolean;
  onChoose: (startsAt: string) => void;
  onMonth: (month: string) => void;
};

/** The open times of one day, as buttons. */
export function TimePicker({ day, month, slots, loading, onChoose, onMonth }: TimePickerProps) {
  const { timeZone } = useSchoolTime();
  if (loading && slots.length === 0) return <TimesSkeleton />;
  if (!day) return <NoTimes month={month} onMonth={onMonth} />;
  return (
    <Stack gap="md">
      <div>
        <Title order={2} size="h3" aria-live="polite">
          {formatDay(day, 'long')}
        </Title>
        <ReaderHint slot={slots[0]} />
      </div>
      {slots.length === 0 && <Text size="sm">No open times left on this day.</Text>}
      {byPartOfDay(slots, timeZone).map(({ name, slots: times }) => (
        <div key={name} role="group" aria-label={name}>
          <Text size="xs" c="dimmed" fw={550} mb={6}>
            {name}
          </Text>
          <div className={classes['timeList']}>
            {times.map(({ startsAt }) => (
              <Button
                key={startsAt.toISOString()}
                variant="default"
                px={4}
                className="fl-numbers"
                onClick={() => onChoose(startsAt.toISOString())}
              >
                {timeOf(startsAt, timeZone)}
              </Button>
            ))}
          </div>
        </div>
      ))}
    </Stack>
  );
}

/** For whoever sits in another zone: what the first of these times is on their own clock. */
function ReaderHint({ slot }: { slot: slotsContract.Slot | undefined }) {
  const { timeZone, zone } = useSchoolTime();
  const own = slot && formatForReader(slot, timeZone)?.split('–')[0];
  if (!own) return null;
  return (
    <Text size="xs" c="dimmed" mt={2}>
      {timeOf(slot.startsAt, timeZone)} {zone} is {own} where you are
    </Text>
  );
}

const NoTimes = ({ month, onMonth }: { month: string; onMonth: (month: string) => void }) => {
  const next = addDays(`${month.slice(0, 7)}-28`, 7);
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2} size="h3">
        No open times this month
      </Title>
      <Text size="sm" c="dimmed">
        Try a shorter lesson, another instructor, or the month after.
      </Text>
      <Button variant="default" onClick={() => onMonth(next)}>
        Look at the next month
      </Button>
    </Stack>
  );
};

const TimesSkeleton = () => (
  <Stack aria-busy>
    <VisuallyHidden role="status">Loading open times</VisuallyHidden>
    <Skeleton h={22} w="70%" />
    <div className={classes['timeList']}>
      {Array.from({ length: 12 }, (_, index) => (
        <Skeleton key={index} h={36} />
      ))}
    </div>
  </Stack>
);
