import type { bookings } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { DatePickerInput, TimeInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';

import { isProblem } from '../../lib/api-error.ts';
import { useRescheduleBooking, useRescheduleSeries } from '../../lib/bookings-api.ts';
import { addDays, dayOf, timeOf, toInstant } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { AssignProblem } from './assign-problem.tsx';
import { titleOf } from './booking-words.ts';
import { overridingRules } from './rule-problem.tsx';
import { type Scope, SeriesScope } from './series-scope.tsx';

type RescheduleDialogProps = { booking: bookings.Booking; opened: boolean; onClose: () => void };

/** Moves a booking to another time of the school; whom and what it takes stays. */
export const RescheduleDialog = ({ booking, opened, onClose }: RescheduleDialogProps) => (
  <Modal opened={opened} onClose={onClose} title={`Move “${titleOf(booking)}”`}>
    <RescheduleForm booking={booking} onDone={onClose} />
  </Modal>
);

function RescheduleForm({ booking, onDone }: { booking: bookings.Booking; onDone: () => void }) {
  const time = useSchoolTime();
  const { role } = useSignedIn().user;
  const one = useRescheduleBooking();
  const several = useRescheduleSeries();
  const [scope, setScope] = useState<Scope>('THIS');
  const reschedule = scope === 'THIS' ? one : several;
  const [day, setDay] = useState<string | null>(dayOf(booking.startsAt, time.timeZone));
  const [start, setStart] = useState(timeOf(booking.startsAt, time.timeZone));
  const [end, setEnd] = useState(timeOf(booking.endsAt, time.timeZone));
  const [overrideReason, setOverrideReason] = useState('');
  const mayOverride = role === 'ADMIN' && isProblem(reschedule.error, 'INSTRUCTOR_UNAVAILABLE');

  const complete = day !== null && start !== '' && end !== '';
  const submit = (rules?: string) => {
    if (!complete) return;
    // A lesson that ends before it begins ends on the next day.
    const endDay = end <= start ? addDays(day, 1) : day;
    const period = { startsAt: toInstant(day, start, time.timeZone), endsAt: toInstant(endDay, end, time.timeZone) };
    const given = overrideReason.trim();
    const override = given ? { override: true, overrideReason: given } : {};
    const body = { ...period, ...override, ...(rules && overridingRules(rules, given)) };
    const done = (message: string) => {
      notifications.show({ color: 'green', message });
      onDone();
    };
    if (scope === 'THIS') {
      one.mutate({ booking, body }, { onSuccess: (moved) => done(`${titleOf(booking)} moved: ${time.period(moved)}.`) });
    } else
      several.mutate(
        { booking, body: { scope, ...body, ...(rules && { override: true }) } },
        { onSuccess: ({ items }) => done(`${items.length} lessons moved.`) },
      );
  };

  return (
    <Stack>
      <Text size="sm">
        Now: {time.period(booking)}. Times are {time.zone}.
      </Text>
      <SeriesScope booking={booking} value={scope} onChange={setScope} />
      <DatePickerInput
        label="Day"
        leftSection={<IconCalendar size={18} aria-hidden />}
        valueFormat="ddd D MMM YYYY"
        firstDayOfWeek={1}
        minDate={time.today}
        value={day}
        onChange={setDay}
      />
      <Group grow>
        <TimeInput label="From" value={start} onChange={(event) => setStart(event.currentTarget.value)} />
        <TimeInput label="To" value={end} onChange={(event) => setEnd(event.currentTarget.value)} />
      </Group>
      {reschedule.error && (
        <AssignProblem
          error={reschedule.error}
          override={{ label: 'Move it anyway', isPending: reschedule.isPending, onOverride: submit }}
        />
      )}
      {mayOverride && (
        <Textarea
          label="Why outside the availability?"
          description="With a reason you can move it there; it is kept in the audit trail"
          maxLength={500}
          value={overrideReason}
          onChange={(event) => setOverrideReason(event.currentTarget.value)}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Leave it
        </Button>
        <Button loading={reschedule.isPending} disabled={!complete} onClick={() => submit()}>
          Move it
        </Button>
      </Group>
    </Stack>
  );
}
