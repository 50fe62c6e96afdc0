import type { Interval } from './intervals.ts';

/** A booking that could be assigned in several ways. */
export type Matchable = {
  id: string;
  /** With its buffers: what it takes of whoever teaches it and of what it flies. */
  taken: Interval;
  minutes: number;
  /** Indices of the local day and week in which it starts. */
  day: number;
  week: number;
  /** Who could teach it, each with how little it fits, from 0; null is nobody, for a solo flight. */
  instructors: readonly { id: string | null; cost: number }[];
  /** What could be taken, any one; null where it takes nothing. */
  resources: readonly string[] | null;
};

/** Minutes an instructor has left, by day and by week; Infinity where there is no limit. */
export type MinutesLeft = (instructorId: string, within: { day: number } | { week: number }) => number;

export type Match = { bookingId: string; instructorId: string | null; resourceId: string | null };

/** One more lesson assigned is worth more than any order of age, and age more than any fit. */
const WORTH = 1_000_000;
export const MOST_COST = 300;

/**
 * The best assignment of all bookings at once as a program over 0 and 1, in LP format: as many as can be, the older request first
 * where not all can, then the smallest cost. Bookings come in the order of their age. `read` turns the chosen variables into matches.
 */
export function matchingProgram(
  bookings: readonly Matchable[],
  left: MinutesLeft,
): { program: string; read: (chosen: readonly string[]) => Match[] } {
  const teaches = bookings.map((booking, b) => booking.instructors.map(({ id, cost }, i) => ({ name: `x${b}_${i}`, b, id, cost })));
  const takes = bookings.map((booking, b) => (booking.resources ?? []).map((id, r) => ({ name: `y${b}_${r}`, b, id })));
  const [people, things] = [teaches.flat(), takes.flat()];
  const ageStep = WORTH / (bookings.length + 1) ** 2;
  const worth = people.map(
    ({ name, b, cost }) =>
      `${(WORTH + ageStep * (bookings.length - b) - Math.min(cost, MOST_COST) * (ageStep / (MOST_COST + 1) / bookings.length)).toFixed(4)} ${name}`,
  );
  const limits = [
    ...teaches.filter((own) => own.length > 0).map((own) => `${sum(own)} <= 1`),
    ...bookings.flatMap((booking, b) => (booking.resources ? [`${sum([...(takes[b] ?? []), ...(teaches[b] ?? []).map(minus)])} = 0`] : [])),
    ...apart(people, bookings),
    ...apart(things, bookings),
    ...withinDuty(people, bookings, left),
  ];
  const program = [
    'Maximize',
    ` worth: ${worth.join(' + ') || '0 none'}`,
    'Subject To',
    ...limits.map((limit, nth) => ` c${nth}: ${limit}`),
    'Binary',
    ` ${[...people, ...things].map(({ name }) => name).join(' ')}`,
    'End',
  ].join('\n');
  const read = (chosen: readonly string[]) => {
    const names = new Set(chosen);
    return bookings.flatMap((booking, b): Match[] => {
      const teacher = teaches[b]?.find(({ name }) => names.has(name));
      const thing = takes[b]?.find(({ name }) => names.has(name));
      return teacher ? [{ bookingId: booking.id, instructorId: teacher.id, resourceId: thing?.id ?? null }] : [];
    });
  };
  return { program, read };
}

type Variable = { name: string; b: number; id: string | null };

const sum = (variables: readonly { name: string }[]) =>
  variables
    .map(({ name }) => name)
    .join(' + ')
    .replaceAll('+ -', '- ');
const minus = ({ name }: { name: string }) => ({ name: `-${name}` });

/** Nobody and nothing in two places at once: of those that share a moment, which is always the start of one of them, one. */
function apart(variables: readonly Variable[], bookings: readonly Matchable[]): string[] {
  return groupsBy(
    variables.filter(({ id }) => id !== null),
    ({ id }) => String(id),
  ).flatMap((own) =>
    own.flatMap(({ b }) => {
      const start = bookings[b]?.taken.startsAt ?? new Date(0);
      const together = own.filter((other) => {
        const taken = bookings[other.b]?.taken;
        return taken && taken.startsAt <= start && start < taken.endsAt;
      });
      return together.length > 1 ? [`${sum(together)} <= 1`] : [];
    }),
  );
}

function withinDuty(variables: readonly Variable[], bookings: readonly Matchable[], left: MinutesLeft): string[] {
  const people = groupsBy(
    variables.filter(({ id }) => id !== null),
    ({ id }) => String(id),
  );
  return people.flatMap((own) => {
    const id = String(own[0]?.id);
    const limit = (group: readonly Variable[], minutes: number) =>
      Number.isFinite(minutes)
        ? [`${group.map(({ b, name }) => `${bookings[b]?.minutes ?? 0} ${name}`).join(' + ')} <= ${Math.max(0, minutes)}`]
        : [];
    const days = groupsBy(own, ({ b }) => String(bookings[b]?.day));
    const weeks = groupsBy(own, ({ b }) => String(bookings[b]?.week));
    return [
      ...days.flatMap((group) => limit(group, left(id, { day: bookings[group[0]?.b ?? 0]?.day ?? 0 }))),
      ...weeks.flatMap((group) => limit(group, left(id, { week: bookings[group[0]?.b ?? 0]?.week ?? 0 }))),
    ];
  });
}

function groupsBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(key(item));
    if (known) known.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
