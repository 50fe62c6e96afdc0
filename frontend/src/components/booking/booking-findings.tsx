import type { bookings } from '@flightline/backend/contract';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import { useFindings } from '../../lib/findings-api.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { FindingList } from '../rules/finding-list.tsx';
import { isBlocked } from './rule-problem.tsx';

/** For staff: what the school's rules say against a lesson that is still to come. Nothing while there is nothing to say. */
export function BookingFindings({ booking: { id, status } }: { booking: Pick<bookings.Booking, 'id' | 'status'> }) {
  const isStaff = useSignedIn().user.role !== 'STUDENT';
  const { data = [] } = useFindings(id, { enabled: isStaff && status !== 'COMPLETED' && status !== 'CANCELLED' });
  if (data.length === 0) return null;
  const blocked = isBlocked(data);
  return (
    <Alert
      color={blocked ? 'red' : 'yellow'}
      title={blocked ? 'A rule of the school stands against it' : 'Look at this first'}
      icon={<IconAlertTriangle aria-hidden />}
    >
      <FindingList items={data} />
    </Alert>
  );
}
