import { eligibility } from '@flightline/backend/contract';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react';

import { daysBetween, formatDay } from '../../lib/school-time.ts';
import type { StatusLook } from '../booking-status.ts';

type Dated = Pick<eligibility.PersonDocument, 'validFrom' | 'validUntil'>;

const days = (count: number) => (count === 0 ? 'Lapses today' : count === 1 ? 'Lapses tomorrow' : `Lapses in ${count} days`);

/** How a document stands on a day of the school: a word, an icon and a colour. */
export function validityLook({ validFrom, validUntil }: Dated, today: string): StatusLook {
  if (validUntil !== null && validUntil < today) return { label: 'Lapsed', icon: IconCircleX, tone: 'escalated' };
  if (validFrom > today) return { label: 'Not valid yet', icon: IconClock, tone: 'approved' };
  const left = validUntil === null ? Number.POSITIVE_INFINITY : daysBetween(today, validUntil);
  if (left <= eligibility.REMINDER_DAYS.early) return { label: days(left), icon: IconAlertTriangle, tone: 'requested' };
  return { label: 'Valid', icon: IconCircleCheck, tone: 'assigned' };
}

/** "1 January 2026 to 31 December 2026", "from 1 January 2026, without an end". */
export const validityWords = ({ validFrom, validUntil }: Dated): string =>
  validUntil === null
    ? `From ${formatDay(validFrom, 'dated')}, without an end`
    : `${formatDay(validFrom, 'dated')} to ${formatDay(validUntil, 'dated')}`;
