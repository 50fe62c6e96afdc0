import { type AvailabilityRule, expandAvailability } from './availability.ts';
import { type Interval, merge } from './intervals.ts';
import { wholeDays } from './school-time.ts';

/** Further apart than the longest day any zone has had: two lessons with that much between them share none. */
const DAYS_APART = 72 * 3_600_000;

/**
 * The lessons of one instructor, sorted by start, that lie inside what some rules give and outside what others do: two
 * walks over sorted stretches. Days without a lesson near them are never worked out.
 */
export function lessonsLeftOutside<L extends Interval>(given: {
  lessons: readonly L[];
  before: readonly AvailabilityRule[];
  after: readonly AvailabilityRule[];
  timeZone: string;
}): L[] {
  const { lessons, before, after, timeZone } = given;
  const windows = windowsAround(lessons, timeZone);
  const now = insideOf(availableIn(windows, before, timeZone), lessons);
  const then = new Set(insideOf(availableIn(windows, after, timeZone), now));
  return now.filter((lesson) => !then.has(lesson));
}

/** Whole local days around lessons that follow one another closely; the windows share no day. */
function windowsAround(lessons: readonly Interval[], timeZone: string): Interval[] {
  const groups: Interval[] = [];
  for (const { startsAt, endsAt } of lessons) {
    const last = groups.at(-1);
    if (!last || last.endsAt.getTime() + DAYS_APART < startsAt.getTime()) groups.push({ startsAt, endsAt });
    else if (last.endsAt.getTime() < endsAt.getTime()) groups[groups.length - 1] = { startsAt: last.startsAt, endsAt };
  }
  return groups.map(({ startsAt, endsAt }) => {
    const { from, to } = wholeDays({ from: startsAt, to: endsAt, timeZone });
    return { startsAt: from, endsAt: to };
  });
}

/** What the rules of one instructor give within the windows, stretches that touch at midnight joined. */
const availableIn = (windows: readonly Interval[], rules: readonly AvailabilityRule[], timeZone: string): Interval[] =>
  windows.flatMap(({ startsAt, endsAt }) =>
    merge([...expandAvailability({ rules, from: startsAt, to: endsAt, timeZone }).values()].flat()),
  );

/** The lessons that lie in a stretch. Both sorted by start, stretches apart from one another. */
function insideOf<L extends Interval>(stretches: readonly Interval[], lessons: readonly L[]): L[] {
  let at = 0;
  return lessons.filter((lesson) => {
    while ((stretches[at]?.endsAt.getTime() ?? Infinity) <= lesson.startsAt.getTime()) at += 1;
    const stretch = stretches[at];
    return (
      stretch !== undefined &&
      stretch.startsAt.getTime() <= lesson.startsAt.getTime() &&
      lesson.endsAt.getTime() <= stretch.endsAt.getTime()
    );
  });
}
