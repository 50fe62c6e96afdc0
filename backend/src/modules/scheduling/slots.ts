import { type Agenda, dutyLeft } from './agenda.ts';
import { intersect, subtract, union, type Interval } from './intervals.ts';

/** A time that can be booked, with everyone who could teach it and, where something is to be taken, what is free, by id. */
export type OpenSlot = { startsAt: Date; endsAt: Date; instructorIds: string[]; resourceIds?: string[] };

/** What a search asks for. */
export type Need = {
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Who could teach it; null where it needs nobody: it is then offered while anyone is available. */
  instructorIds: readonly string[] | null;
  /** Any one of these will do; null where it needs none. */
  resourceIds: readonly string[] | null;
};

const MINUTE = 60_000;
const STEP = 30 * MINUTE;

/**
 * The slots that lie within [from, to), by start: exactly the times on the grid to which there is no obstacle (obstacles.ts).
 * The grid steps by 30 minutes from the start of each free stretch, and a lesson may run on into the stretch that touches it. For
 * a window not to move the grid, the agenda is read for whole local days (`wholeDays`).
 */
export function openSlots(agenda: Agenda, need: Need, { from, to }: { from: Date; to: Date }): OpenSlot[] {
  const duration = need.durationMinutes * MINUTE;
  const bounds = boundsOf(agenda, { from, to, duration });
  const pool = need.resourceIds && need.resourceIds.map((id) => ({ id, holes: resourceHoles(agenda, need, id) }));
  const common = union([
    ...agenda.out.school,
    ...widened(agenda.taken.byStudent, need),
    ...(pool ? pool.map(({ holes }) => holes).reduce(intersect, [EVER]) : []),
  ]);
  const instructorsAt = need.instructorIds
    ? startsByInstructor(agenda, need, { common, bounds, ids: need.instructorIds })
    : startsOfAnyone(agenda, { common, bounds });
  const slots = [...instructorsAt].sort(([a], [b]) => a - b);
  const resourcesAt = pool && freeAt(pool, slots, duration);
  return slots.flatMap(([start, instructorIds], nth) => {
    const slot = { startsAt: new Date(start), endsAt: new Date(start + duration), instructorIds };
    if (!resourcesAt) return slot;
    const resourceIds = resourcesAt[nth] ?? [];
    return resourceIds.length > 0 ? { ...slot, resourceIds } : [];
  });
}

type Bounds = { earliest: number; latest: number; duration: number };
type Search = { common: readonly Interval[]; bounds: Bounds };

const EVER: Interval = { startsAt: new Date(-8.64e15), endsAt: new Date(8.64e15) };

function boundsOf({ window }: Agenda, { from, to, duration }: { from: Date; to: Date; duration: number }): Bounds {
  const lastStart = window.horizon ? window.horizon.getTime() - 1 : Infinity;
  return {
    earliest: Math.max(from.getTime(), window.after.getTime() + 1, window.noticeUntil.getTime()),
    latest: Math.min(to.getTime() - duration, lastStart),
    duration,
  };
}

function startsByInstructor(
  agenda: Agenda,
  need: Need,
  { common, bounds, ids }: Search & { ids: readonly string[] },
): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const isLimited = agenda.duty.dailyMinutes !== null || agenda.duty.weeklyMinutes !== null;
  for (const instructorId of ids.toSorted()) {
    const own = [...widened(agenda.taken.byInstructor.get(instructorId) ?? [], need), ...(agenda.out.byInstructor.get(instructorId) ?? [])];
    const free = subtract(agenda.available.get(instructorId) ?? [], union([...own, ...common]));
    for (const start of startsIn(free, bounds)) {
      if (isLimited && dutyLeft(agenda.duty, instructorId, lessonAt(start, bounds))) continue;
      const known = found.get(start);
      if (known) known.push(instructorId);
      else found.set(start, [instructorId]);
    }
  }
  return found;
}

const lessonAt = (start: number, { duration }: Bounds): Interval => ({ startsAt: new Date(start), endsAt: new Date(start + duration) });

/** A lesson without an instructor is offered while anyone is about. */
function startsOfAnyone({ available }: Agenda, { common, bounds }: Search): Map<number, string[]> {
  const open = union([...available.values()].flat());
  return new Map(startsIn(subtract(open, common), bounds).map((start) => [start, []]));
}

/** A stretch that is taken keeps a lesson away by the lesson's own buffers too. */
function widened(taken: readonly Interval[], { bufferBeforeMinutes, bufferAfterMinutes }: Need): readonly Interval[] {
  if (bufferBeforeMinutes === 0 && bufferAfterMinutes === 0) return taken;
  return taken.map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt.getTime() - bufferAfterMinutes * MINUTE),
    endsAt: new Date(endsAt.getTime() + bufferBeforeMinutes * MINUTE),
  }));
}

function resourceHoles({ resources, taken, out }: Agenda, need: Need, id: string): Interval[] {
  if (resources.get(id)?.grounded !== false) return [EVER];
  return union(widened([...(taken.byResource.get(id) ?? []), ...(out.byResource.get(id) ?? [])], need));
}

/** For each start, in order, the resources whose holes leave the whole lesson free: one pass over each one's holes. */
function freeAt(
  pool: readonly { id: string; holes: readonly Interval[] }[],
  slots: readonly (readonly [number, string[]])[],
  duration: number,
): string[][] {
  const free: string[][] = slots.map(() => []);
  for (const { id, holes } of pool) {
    let next = 0;
    slots.forEach(([start], nth) => {
      while (next < holes.length && (holes[next]?.endsAt.getTime() ?? 0) <= start) next++;
      if ((holes[next]?.startsAt.getTime() ?? Infinity) >= start + duration) free[nth]?.push(id);
    });
  }
  return free;
}

function startsIn(free: readonly Interval[], bounds: Bounds): number[] {
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
