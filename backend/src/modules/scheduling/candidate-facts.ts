import type { bookings } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { listActiveInstructors } from '#src/modules/users/index.ts';

import { expandAvailability, isInsideAvailability } from './availability.ts';
import { rulesWithin } from './availability-within.ts';
import { rankCandidates } from './candidates.ts';
import { overlaps } from './intervals.ts';
import { weekBounds, weekOf } from './iso-week.ts';
import { localDateOf, startOfDay, addDays } from './school-time.ts';

type Wanted = { id: string; studentId: string; preferredInstructorId: string | null; startsAt: Date; endsAt: Date };
type Held = { id: string; instructorId: string | null; startsAt: Date; endsAt: Date };

const HOUR = 3_600_000;

/** The ranked candidates of each booking, by booking id: five queries for a whole queue, however long. */
export async function candidatesFor(scope: ActorScope, wanted: readonly Wanted[]): Promise<Map<string, bookings.Candidate[]>> {
  if (wanted.length === 0) return new Map();
  const { timeZone } = await getSchool(scope);
  const weeks = new Map(wanted.map((booking) => [booking.id, weekAround(booking.startsAt, timeZone)]));
  const instructors = await listActiveInstructors(scope);
  const held = await heldIn(scope, [...weeks.values()]);
  const taught = await taughtPairs(scope, wanted);
  const window = { from: earliest(wanted), to: latest(wanted), timeZone };
  const rules = await rulesWithin(scope, window);

  const rank = (booking: Wanted) => {
    const week = weeks.get(booking.id) ?? weekAround(booking.startsAt, timeZone);
    const from = startOfDay(localDateOf(booking.startsAt, timeZone), timeZone);
    const to = startOfDay(addDays(localDateOf(booking.endsAt, timeZone), 1), timeZone);
    const availability = expandAvailability({ rules, from, to, timeZone });
    return rankCandidates(
      instructors.map((instructor) => {
        const own = held.get(instructor.id) ?? [];
        return {
          instructor,
          conflictingBookingId: own.find((other) => other.id !== booking.id && overlaps(other, booking))?.id ?? null,
          insideAvailability: isInsideAvailability({ availability, instructorId: instructor.id, ...period(booking) }),
          hasTaughtStudent: taught.has(`${booking.studentId}:${instructor.id}`),
          preferred: booking.preferredInstructorId === instructor.id,
          hoursThatWeek: hoursWithin(own, week),
        };
      }),
    );
  };
  return new Map(wanted.map((booking) => [booking.id, rank(booking)]));
}

const period = ({ startsAt, endsAt }: Wanted) => ({ startsAt, endsAt });
const earliest = (wanted: readonly Wanted[]) => new Date(Math.min(...wanted.map(({ startsAt }) => startsAt.getTime())));
const latest = (wanted: readonly Wanted[]) => new Date(Math.max(...wanted.map(({ endsAt }) => endsAt.getTime())));

type Week = { from: Date; to: Date };

function weekAround(instant: Date, timeZone: string): Week {
  const bounds = weekBounds(weekOf(instant, timeZone), timeZone);
  if (!bounds) throw new Error('Every instant lies in a week.');
  return bounds;
}

/** Hours, to a quarter, of lessons that start within the week. */
function hoursWithin(own: readonly Held[], { from, to }: Week): number {
  const ms = own
    .filter(({ startsAt }) => startsAt >= from && startsAt < to)
    .reduce((sum, { startsAt, endsAt }) => sum + endsAt.getTime() - startsAt.getTime(), 0);
  return Math.round((ms / HOUR) * 4) / 4;
}

async function heldIn({ tx, tenantId }: ActorScope, weeks: readonly Week[]): Promise<Map<string, Held[]>> {
  const distinct = new Map(weeks.map((week) => [week.from.getTime(), week]));
  const rows = await tx.booking.findMany({
    where: {
      tenantId,
      instructorId: { not: null },
      status: { in: ['ASSIGNED', 'COMPLETED'] },
      OR: [...distinct.values()].map(({ from, to }) => ({ startsAt: { lt: to }, endsAt: { gt: from } })),
    },
    select: { id: true, instructorId: true, startsAt: true, endsAt: true },
  });
  const held = new Map<string, Held[]>();
  for (const row of rows) {
    if (row.instructorId) held.set(row.instructorId, [...(held.get(row.instructorId) ?? []), row]);
  }
  return held;
}

async function taughtPairs({ tx, tenantId }: ActorScope, wanted: readonly Wanted[]): Promise<Set<string>> {
  const students = [...new Set(wanted.map(({ studentId }) => studentId))];
  const pairs = await tx.booking.groupBy({
    by: ['studentId', 'instructorId'],
    where: { tenantId, studentId: { in: students }, status: 'COMPLETED' },
  });
  return new Set(pairs.map(({ studentId, instructorId }) => `${studentId}:${instructorId}`));
}
