import { useMemo } from 'react';

import { dayOf, formatAge, formatForReader, formatInstant, formatPeriod, type Period, zoneName } from './school-time.ts';
import { useNow } from './use-now.ts';
import { useSignedIn } from './use-session.ts';

/** Time as the school of the session sees it, now. */
export function useSchoolTime() {
  const { timeZone } = useSignedIn().school;
  const now = useNow();
  return useMemo(
    () => ({
      timeZone,
      now,
      /** The school's day, `YYYY-MM-DD`. */
      today: dayOf(now, timeZone),
      /** "EST" */
      zone: zoneName(timeZone, now),
      /** "Tomorrow 09:00–10:30" */
      period: (period: Period) => formatPeriod(period, { timeZone, now }),
      /** "Today 14:05" */
      instant: (instant: Date) => formatInstant(instant, { timeZone, now }),
      /** The period on the reader's own clock, where that differs. */
      forReader: (period: Period) => formatForReader(period, timeZone),
      /** "3 days ago" */
      age: (instant: Date) => formatAge(instant, now),
    }),
    [timeZone, now],
  );
}
