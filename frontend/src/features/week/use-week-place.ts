import { useMediaQuery } from '@mantine/hooks';
import { useSearchParams } from 'react-router-dom';

import { currentWeek, isWeek, shiftWeek } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';

export type WeekPlace = ReturnType<typeof useWeekPlace>;

/** What the URL says of the week page: `?week=2026-W48&instructor=…&view=list&booking=…`. */
export function useWeekPlace() {
  const [search, setSearch] = useSearchParams();
  const { user } = useSignedIn();
  const present = currentWeek(useSchoolTime());
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });

  const asked = search.get('week');
  const week = isWeek(asked) ? asked : present;
  const fallback = isPhone ? 'list' : 'calendar';
  const view = search.get('view') ?? fallback;

  const change = (name: string, value: string | undefined) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === undefined) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { preventScrollReset: true },
    );

  return {
    week,
    isCurrent: week === present,
    /** An instructor's week is their own; an admin chooses, or sees all. */
    instructorId: user.role === 'INSTRUCTOR' ? user.id : (search.get('instructor') ?? undefined),
    view: view === 'list' ? 'list' : 'calendar',
    bookingId: search.get('booking'),
    turn: (weeks: number) => change('week', shiftWeek(week, weeks)),
    goToday: () => change('week', undefined),
    setInstructor: (id: string | undefined) => change('instructor', id),
    setView: (next: string) => change('view', next === fallback ? undefined : next),
    open: (id: string) => change('booking', id),
    close: () => change('booking', undefined),
  };
}
