import type { bookings } from '@flightline/backend/contract';

import { useSignedIn } from '../lib/use-session.ts';
import { ESCALATED_LOOK, STATUS_LOOKS, statusColors, type StatusLook } from './booking-status.ts';
import classes from './status-badge.module.css';

const Look = ({ look: { label, icon: Icon, tone } }: { look: StatusLook }) => (
  <span className={classes['badge']} style={statusColors(tone)}>
    <Icon size={14} stroke={2} aria-hidden />
    {label}
  </span>
);

/** A booking's status: a word, a colour and an icon. */
export const StatusBadge = ({ status }: { status: bookings.BookingStatus }) => <Look look={STATUS_LOOKS[status]} />;

/** Marks a request that waited longer than the school allows. */
export const EscalatedBadge = () => <Look look={ESCALATED_LOOK} />;

/** A booking's status, and for staff that it escalated and still waits. */
export function BookingBadges({ booking }: { booking: Pick<bookings.Booking, 'status' | 'escalatedAt'> }) {
  const isStaff = useSignedIn().user.role !== 'STUDENT';
  return (
    <span className={classes['badges']}>
      <StatusBadge status={booking.status} />
      {isStaff && booking.escalatedAt && booking.status === 'REQUESTED' && <EscalatedBadge />}
    </span>
  );
}
