import type { bookings } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { findingsFor } from '#src/modules/eligibility/index.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { listActiveInstructors } from '#src/modules/users/index.ts';

import type { Agenda, Placed } from './agenda.ts';
import { agendaWithin } from './agenda-within.ts';
import { rankCandidates } from './candidates.ts';
import type { Interval } from './intervals.ts';
import { weekBounds, weekOf } from './iso-week.ts';
import { instructorObstacles } from './obstacles.ts';

type Wanted = {
  id: string;
  studentId: string;
  preferredInstructorId: string | null;
  startsAt: Date;
  endsAt: Date;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  resourceId: string | null;
};

const HOUR = 3_600_000;

/** The ranked candidates of each booking, by booking id: the same few queries for a whole queue as for one. */
export async function candidatesFor(scope: ActorScope, wanted: readonly Wanted[]): Promise<Map<string, bookings.Candidate[]>> {
  if (wanted.length === 0) return new Map();
  const { timeZone } = await getSchool(scope);
  const weeks = new Map(wanted.map((booking) => [booking.id, weekAround(booking.startsAt, timeZone)]));
  const instructors = await listActiveInstructors(scope);
  const taught = await taughtPairs(scope, wanted);
  const agenda = await agendaWithin(scope, {
    spans: [...weeks.values()],
    instructorIds: instructors.map(({ id }) => id),
    resourceIds: [],
  });
  const blocks = await blocksOf(scope, wanted, instructors);
  const judge = (booking: Wanted, instructorId: string) => {
    const placed: Placed = { ...booking, bookingId: booking.id, instructorId, resourceId: null };
    const obstacles = instructorObstacles(agenda, placed, instructorId);
    const codes = new Set(obstacles.map(({ code }) => code));
    return {
      conflictingBookingId: obstacles.find(({ code }) => code === 'INSTRUCTOR_CONFLICT')?.bookingId ?? null,
      insideAvailability: !codes.has('INSTRUCTOR_UNAVAILABLE') && !codes.has('INSTRUCTOR_OUT'),
      withinDuty: !codes.has('DUTY_LIMIT'),
      blocked: blocks.get(`${booking.id}:${instructorId}`) ?? null,
      hasTaughtStudent: taught.has(`${booking.studentId}:${instructorId}`),
      preferred: booking.preferredInstructorId === instructorId,
      hoursThatWeek: hoursWithin(agenda, instructorId, weeks.get(booking.id)),
    };
  };
  return new Map(
    wanted.map((booking) => [
      booking.id,
      rankCandidates(instructors.map((instructor) => ({ instructor, ...judge(booking, instructor.id) }))),
    ]),
  );
}

function weekAround(instant: Date, timeZone: string): Interval {
  const bounds = weekBounds(weekOf(instant, timeZone), timeZone);
  if (!bounds) throw new Error('Every instant lies in a week.');
  return { startsAt: bounds.from, endsAt: bounds.to };
}

/** Hours, to a quarter, of what an instructor's lessons of a week take. */
function hoursWithin({ taken }: Agenda, instructorId: string, week: Interval | undefined): number {
  if (!week) return 0;
  const ms = (taken.byInstructor.get(instructorId) ?? [])
    .filter(({ startsAt }) => startsAt >= week.startsAt && startsAt < week.endsAt)
    .reduce((sum, { startsAt, endsAt }) => sum + endsAt.getTime() - startsAt.getTime(), 0);
  return Math.round((ms / HOUR) * 4) / 4;
}

/** What the school's rules say against each pair of booking and instructor, in words; nothing where they allow it. */
async function blocksOf(
  scope: ActorScope,
  wanted: readonly Wanted[],
  instructors: readonly { id: string }[],
): Promise<Map<string, string>> {
  const lessons = wanted.flatMap(({ id: bookingId, studentId, resourceId, startsAt }) =>
    instructors.map(({ id: instructorId }) => ({ bookingId, studentId, instructorId, resourceId, startsAt })),
  );
  const found = await findingsFor(scope, lessons);
  const words = found.map((findings) => findings.filter(({ mode }) => mode === 'BLOCK').map(({ message }) => message));
  return new Map(
    lessons.flatMap(({ bookingId, instructorId }, nth) => {
      const said = words[nth]?.join(' ');
      return said ? [[`${bookingId}:${instructorId}`, said] as const] : [];
    }),
  );
}

async function taughtPairs({ tx, tenantId }: ActorScope, wanted: readonly Wanted[]): Promise<Set<string>> {
  const students = [...new Set(wanted.map(({ studentId }) => studentId))];
  const pairs = await tx.booking.groupBy({
    by: ['studentId', 'instructorId'],
    where: { tenantId, studentId: { in: students }, status: 'COMPLETED' },
  });
  return new Set(pairs.map(({ studentId, instructorId }) => `${studentId}:${instructorId}`));
}
