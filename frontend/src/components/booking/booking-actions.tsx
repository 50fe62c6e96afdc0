import type { bookings } from '@flightline/backend/contract';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';

import { AssignDialog } from './assign-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { CompleteDialog } from './complete-dialog.tsx';
import { RescheduleDialog } from './reschedule-dialog.tsx';
import { WaiveDialog } from './waive-dialog.tsx';

type Open = 'assign' | 'complete' | 'reschedule' | 'cancel' | 'waive' | null;

/** What the person signed in may do with this booking, as the server said; nothing else is shown. */
export function BookingActions({ booking }: { booking: bookings.Booking }) {
  const [open, setOpen] = useState<Open>(null);
  const { can } = booking;
  const close = () => setOpen(null);
  if (!Object.values(can).includes(true)) return null;
  return (
    <>
      <Group gap="sm">
        {(can.approve || can.assign) && (
          <Button onClick={() => setOpen('assign')}>{can.approve ? 'Approve and assign' : 'Assign an instructor'}</Button>
        )}
        {can.swap && (
          <Button variant="default" onClick={() => setOpen('assign')}>
            Change instructor or aircraft
          </Button>
        )}
        {can.complete && <Button onClick={() => setOpen('complete')}>Complete the lesson</Button>}
        {can.reschedule && (
          <Button variant="default" onClick={() => setOpen('reschedule')}>
            Move to another time
          </Button>
        )}
        {can.waive && (
          <Button variant="default" onClick={() => setOpen('waive')}>
            Waive the late cancellation
          </Button>
        )}
        {can.cancel && (
          <Button variant="light" color="red" onClick={() => setOpen('cancel')}>
            Cancel booking
          </Button>
        )}
      </Group>
      <AssignDialog booking={booking} opened={open === 'assign'} onClose={close} />
      <CompleteDialog booking={booking} opened={open === 'complete'} onClose={close} />
      <RescheduleDialog booking={booking} opened={open === 'reschedule'} onClose={close} />
      {can.waive && <WaiveDialog booking={booking} opened={open === 'waive'} onClose={close} />}
      <CancelDialog booking={booking} opened={open === 'cancel'} onClose={close} />
    </>
  );
}
