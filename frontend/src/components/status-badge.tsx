import type { bookings } from '@flightline/backend/contract';

import { useSignedIn } from '../lib/use-session.ts';
import { ESCALATED_LOOK, STATUS_LOOKS, statusColors, type StatusLook, TO_COMPLETE_LOOK } from './booking-status.ts';
import classes from './status-badge.module.css';

/** A word, an icon and a colour. */
export const Look = ({ look: { label, icon: Icon, tone } }: { look: StatusLook }) => (
  <span className={classes['badge']} style={statusColors(tone)}>
    <Icon size={14} stroke={2} aria-hidden />
    {label}
  </span>
);

/** A booking's status: a word, a colour and an icon. */
export const StatusBadge = ({ status }: { status: bookings.BookingStatus }) => <Look look={STATUS_LOOKS[status]} />;

/** Marks a request that waited longer than the school allows. */
export const EscalatedBadge = () => <Look look={ESCALATED_LOOK} />;

/** A booking's status, and what is due: for staff that it escalated and still waits, for its instructor that it is to be completed. */
export function BookingBadges({ booking }: { booking: Pick<bookings.Booking, 'status' | 'escalatedAt' | 'can'> }) {
  const isStaff = useSignedIn().user.role !== 'STUDENT';
  return (
    <span className={classes['badges']}>
      <StatusBadge status={booking.status} />
      {booking.can.complete && <Look look={TO_COMPLETE_LOOK} />}
      {isStaff && booking.escalatedAt && booking.status === 'REQUESTED' && <EscalatedBadge />}
    </span>
  );
}
