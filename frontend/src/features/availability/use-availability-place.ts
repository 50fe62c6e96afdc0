import { useSearchParams } from 'react-router-dom';

import { currentWeek, isWeek, shiftWeek } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';

/** What the URL says: `/availability?instructor=…&week=2026-W48`. */
export function useAvailabilityPlace() {
  const [search, setSearch] = useSearchParams();
  const present = currentWeek(useSchoolTime());
  const asked = search.get('week');
  const week = isWeek(asked) ? asked : present;
  const put = (name: string, value: string | undefined) =>
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
    isPresent: week === present,
    instructorId: search.get('instructor') ?? undefined,
    turn: (weeks: number) => put('week', shiftWeek(week, weeks)),
    goPresent: () => put('week', undefined),
    setInstructor: (id: string | undefined) => put('instructor', id),
  };
}
