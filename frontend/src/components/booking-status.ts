import type { bookings } from '@flightline/backend/contract';
import {
  IconAlertTriangle,
  IconCheck,
  IconChecks,
  IconCircleX,
  IconClipboardCheck,
  type IconProps,
  IconHourglassHigh,
  IconUserCheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** How a status looks everywhere: a word, an icon, and the name of its colours in theme.css (`--fl-<tone>-fg|bg|line`). */
export type StatusLook = { label: string; icon: ComponentType<IconProps>; tone: string };

export const STATUS_LOOKS = {
  REQUESTED: { label: 'Requested', icon: IconHourglassHigh, tone: 'requested' },
  APPROVED: { label: 'Approved', icon: IconCheck, tone: 'approved' },
  ASSIGNED: { label: 'Assigned', icon: IconUserCheck, tone: 'assigned' },
  COMPLETED: { label: 'Completed', icon: IconChecks, tone: 'completed' },
  CANCELLED: { label: 'Cancelled', icon: IconCircleX, tone: 'cancelled' },
} as const satisfies Record<bookings.BookingStatus, StatusLook>;

export const ESCALATED_LOOK: StatusLook = { label: 'Escalated', icon: IconAlertTriangle, tone: 'escalated' };

/** A lesson that took place and waits for its instructor's word. */
export const TO_COMPLETE_LOOK: StatusLook = { label: 'To complete', icon: IconClipboardCheck, tone: 'requested' };

/** The colours of a status as CSS values. */
export const statusColors = (tone: string) => ({
  color: `var(--fl-${tone}-fg)`,
  backgroundColor: `var(--fl-${tone}-bg)`,
  borderColor: `var(--fl-${tone}-line)`,
});
