import { useMediaQuery } from '@mantine/hooks';
import { useSearchParams } from 'react-router-dom';

import { addDays } from '../../lib/school-time.ts';
import { currentWeek, daysOf, isWeek, mondayOf, shiftMonth, shiftWeek, weekOf } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';

export type WeekPlace = ReturnType<typeof useWeekPlace>;

const VIEWS = ['day', 'calendar', 'month', 'list'] as const;
export type WeekViewName = (typeof VIEWS)[number];

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** The day that is looked at: the one the URL names, else today, or the Monday of another week that it names. */
function anchorOf(search: URLSearchParams, { today, present }: { today: string; present: string }): string {
  const [day, week] = [search.get('day'), search.get('week')];
  if (day !== null && DAY.test(day)) return day;
  return isWeek(week) && week !== present ? mondayOf(week) : today;
}

/** What the URL says of the calendar: `?view=day&day=2026-11-24&by=resource&instructor=…&resource=…&booking=…`, `?week=2026-W48`. */
export function useWeekPlace() {
  const [search, setSearch] = useSearchParams();
  const { user } = useSignedIn();
  const time = useSchoolTime();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });

  const day = anchorOf(search, { today: time.today, present: currentWeek(time) });
  const week = weekOf(day);
  const fallback: WeekViewName = isPhone ? 'list' : 'calendar';
  const view = VIEWS.find((each) => each === search.get('view')) ?? fallback;

  const change = (changes: Record<string, string | undefined>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { preventScrollReset: true },
    );
  const goTo = (to: string) => {
    const isThisWeek = weekOf(to) === currentWeek(time);
    if (view === 'day' || view === 'month') change({ week: undefined, day: to === time.today ? undefined : to });
    else change({ day: undefined, week: isThisWeek ? undefined : weekOf(to) });
  };
  const step = { day: (by: number) => addDays(day, by), month: (by: number) => shiftMonth(day, by) };

  return {
    day,
    week,
    view,
    /** The weeks that the view shows: a month touches up to six. */
    weeks: view === 'month' ? weeksOfMonth(day) : [week],
    isCurrent:
      view === 'day' ? day === time.today : view === 'month' ? day.slice(0, 7) === time.today.slice(0, 7) : week === currentWeek(time),
    /** An instructor's week is their own; an admin chooses, or sees all. */
    instructorId: user.role === 'INSTRUCTOR' ? user.id : (search.get('instructor') ?? undefined),
    resourceId: search.get('resource') ?? undefined,
    by: search.get('by') === 'resource' ? ('resource' as const) : ('instructor' as const),
    bookingId: search.get('booking'),
    turn: (by: number) => goTo(view === 'day' ? step.day(by) : view === 'month' ? step.month(by) : mondayOf(shiftWeek(week, by))),
    goToday: () => change({ week: undefined, day: undefined }),
    goToDay: (to: string) => change({ view: 'day', week: undefined, day: to }),
    setInstructor: (id: string | undefined) => change({ instructor: id }),
    setResource: (id: string | undefined) => change({ resource: id }),
    setBy: (by: string) => change({ by: by === 'resource' ? by : undefined }),
    setView: (next: string) =>
      change({ view: next === fallback ? undefined : next, day: day === time.today ? undefined : day, week: undefined }),
    open: (id: string) => change({ booking: id }),
    close: () => change({ booking: undefined }),
  };
}

/** The ISO weeks that a day's month touches. */
function weeksOfMonth(day: string): string[] {
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(shiftMonth(first, 1), -1);
  const weeks: string[] = [];
  for (let week = weekOf(first); ; week = shiftWeek(week, 1)) {
    weeks.push(week);
    if (daysOf(week).includes(last)) return weeks;
  }
}
