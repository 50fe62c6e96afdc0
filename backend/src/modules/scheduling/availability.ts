import { clip, contains, subtract, union, type Interval } from './intervals.ts';
import { localDays, toInstant, type LocalDay } from './school-time.ts';

/** A weekly rule or one day's exception, in the school's local time; `effectiveFrom` and `effectiveUntil` are both included. */
export type AvailabilityRule = {
  instructorId: string;
  kind: 'WEEKLY' | 'EXTRA' | 'OFF';
  weekday: number | null;
  date: string | null;
  startTime: string | null;
  endTime: string | null;
  effectiveFrom: string | null;
  effectiveUntil: string | null;
};

type ReadClock = (date: string, time: string) => Date;

/**
 * When each instructor named by a rule is available within [from, to): weekly and extra stretches minus what is off, sorted.
 * Stretches merge within a local day and stay apart at midnight, where the grid of slots begins anew.
 */
export function expandAvailability(given: {
  rules: readonly AvailabilityRule[];
  from: Date;
  to: Date;
  timeZone: string;
}): Map<string, Interval[]> {
  const { rules, from, to, timeZone } = given;
  const days = localDays({ from, to, timeZone });
  const readClock = clockReader(timeZone);
  const window = { startsAt: from, endsAt: to };
  const expanded = new Map<string, Interval[]>();
  for (const [instructorId, own] of groupByInstructor(rules)) {
    const stretches = days.flatMap((day) => availableOn(day, own, readClock));
    expanded.set(instructorId, clip(stretches, window));
  }
  return expanded;
}

/** Whether the instructor is available from start to end without a break; `availability` must have been expanded over at least that time. */
export function isInsideAvailability(given: {
  availability: ReadonlyMap<string, readonly Interval[]>;
  instructorId: string;
  startsAt: Date;
  endsAt: Date;
}): boolean {
  const { availability, instructorId, startsAt, endsAt } = given;
  return contains(availability.get(instructorId) ?? [], { startsAt, endsAt });
}

function availableOn(day: LocalDay, rules: readonly AvailabilityRule[], readClock: ReadClock): Interval[] {
  const open: Interval[] = [];
  const off: Interval[] = [];
  for (const rule of rules) {
    if (appliesOn(day, rule)) (rule.kind === 'OFF' ? off : open).push(stretchOf(rule, day, readClock));
  }
  if (open.length === 0) return [];
  // Clipped to its own day: where a zone skips a day, "forward by the gap" would land on the day after. It also drops a stretch
  // that starts in a gap and would end before it starts.
  return clip(subtract(union(open), union(off)), day);
}

function appliesOn({ date, weekday }: LocalDay, rule: AvailabilityRule): boolean {
  if (rule.kind !== 'WEEKLY') return rule.date === date;
  if (rule.weekday !== weekday) return false;
  return (rule.effectiveFrom ?? date) <= date && date <= (rule.effectiveUntil ?? date);
}

const stretchOf = ({ startTime, endTime }: AvailabilityRule, day: LocalDay, readClock: ReadClock): Interval => ({
  startsAt: startTime === null ? day.startsAt : readClock(day.date, startTime),
  endsAt: endTime === null ? day.endsAt : readClock(day.date, endTime),
});

/** Instructors share their hours: each local time is read once a call. */
function clockReader(timeZone: string): ReadClock {
  const known = new Map<string, Date>();
  return (date, time) => {
    const key = `${date}T${time}`;
    const instant = known.get(key) ?? toInstant({ date, time, timeZone });
    known.set(key, instant);
    return instant;
  };
}

function groupByInstructor(rules: readonly AvailabilityRule[]): Map<string, AvailabilityRule[]> {
  const groups = new Map<string, AvailabilityRule[]>();
  for (const rule of rules) {
    const group = groups.get(rule.instructorId);
    if (group) group.push(rule);
    else groups.set(rule.instructorId, [rule]);
  }
  return groups;
}
