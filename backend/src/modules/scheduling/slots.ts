import { subtract, union, type Interval } from './intervals.ts';

/** A time that can be booked, with everyone who could teach it, by id. */
export type OpenSlot = { startsAt: Date; endsAt: Date; instructorIds: string[] };

/** Times by instructor id; each list sorted by start. */
type Calendars = ReadonlyMap<string, readonly Interval[]>;

const MINUTE = 60_000;
const STEP = 30 * MINUTE;

/**
 * The slots of `durationMinutes` that start after `now` and lie within [from, to], by start. `busy` are each instructor's own
 * lessons, `blocked` times that suit nobody (the aircraft's, the asking student's); both in any order.
 * Slots step by 30 minutes from the start of each free stretch and a lesson may run on into the stretch that touches it. For a
 * window not to move the grid, give availability and lessons of whole local days (`wholeDays`).
 */
export function openSlots(given: {
  availability: Calendars;
  busy: Calendars;
  blocked: readonly Interval[];
  from: Date;
  to: Date;
  durationMinutes: number;
  now: Date;
}): OpenSlot[] {
  const { availability, busy, blocked, from, to, durationMinutes, now } = given;
  const duration = durationMinutes * MINUTE;
  const bounds = { earliest: Math.max(from.getTime(), now.getTime() + 1), latest: to.getTime() - duration, duration };
  const instructorsAt = new Map<number, string[]>();
  for (const instructorId of [...availability.keys()].sort()) {
    const taken = union([...(busy.get(instructorId) ?? []), ...blocked]);
    const free = subtract(availability.get(instructorId) ?? [], taken);
    for (const start of startsIn(free, bounds)) {
      const known = instructorsAt.get(start);
      if (known) known.push(instructorId);
      else instructorsAt.set(start, [instructorId]);
    }
  }
  return [...instructorsAt]
    .sort(([a], [b]) => a - b)
    .map(([start, instructorIds]) => ({ startsAt: new Date(start), endsAt: new Date(start + duration), instructorIds }));
}

function startsIn(free: readonly Interval[], bounds: { earliest: number; latest: number; duration: number }): number[] {
  const starts: number[] = [];
  const room = roomAhead(free);
  free.forEach(({ startsAt, endsAt }, index) => {
    const origin = startsAt.getTime();
    const last = Math.min(endsAt.getTime() - 1, (room[index] ?? 0) - bounds.duration, bounds.latest);
    const skipped = Math.max(0, Math.ceil((bounds.earliest - origin) / STEP));
    for (let start = origin + skipped * STEP; start <= last; start += STEP) starts.push(start);
  });
  return starts;
}

/** For each stretch, until when one can go on without a break: stretches that touch are one. */
function roomAhead(free: readonly Interval[]): number[] {
  const room: number[] = [];
  for (let i = free.length - 1; i >= 0; i--) {
    const end = free[i]?.endsAt.getTime() ?? 0;
    room[i] = end === free[i + 1]?.startsAt.getTime() ? (room[i + 1] ?? end) : end;
  }
  return room;
}
