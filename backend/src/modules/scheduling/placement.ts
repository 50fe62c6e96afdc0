import { SQL_STATE, sqlStateOf, violates } from '#src/database/sql-state.ts';
import { invalidField, notFound, problem, type AppError } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import type { Agenda, Placed } from './agenda.ts';
import { agendaWithin } from './agenda-within.ts';
import { type Obstacle, obstaclesTo, resourceObstacles } from './obstacles.ts';

/** Where a booking is to stand: who and what it takes, and when. */
export type Placement = Placed & { studentId: string };

/** What a placement may take: one of these; null where it takes none. */
export type Pool = readonly string[] | null;

/**
 * Locks everyone and everything a placement takes, always in the same order (people by id, then resources by id), so
 * that two placements wait for one another instead of deadlocking. A weaker lock than FOR UPDATE: rows that merely
 * point at these people must not wait.
 */
export async function lockTaken(
  { tx, tenantId }: ActorScope,
  people: readonly (string | null | undefined)[],
  resources: Pool,
): Promise<void> {
  const ids = people.filter((id) => typeof id === 'string');
  await tx.$queryRaw`
    SELECT id FROM app_user WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  if (!resources || resources.length === 0) return;
  await tx.$queryRaw`
    SELECT id FROM resource WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${[...resources]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** The picture in which one placement is judged; it does not know the booking itself. */
export const agendaFor = (scope: ActorScope, { bookingId, studentId, instructorId, ...placed }: Placement, pool: Pool): Promise<Agenda> =>
  agendaWithin(scope, {
    spans: [placed],
    instructorIds: instructorId === null ? [] : [instructorId],
    resourceIds: pool ?? [],
    studentId,
    ...(bookingId !== undefined && { exceptBookingIds: [bookingId] }),
  });

/** What an administrator may set aside, with a reason. */
const OVERRIDABLE: readonly Obstacle['code'][] = ['INSTRUCTOR_UNAVAILABLE', 'INSTRUCTOR_OUT', 'DUTY_LIMIT', 'SCHOOL_CLOSED'];

type Judging = {
  /** What an administrator sets aside. */
  override?: boolean | undefined;
  /** What does not matter to this act. */
  except?: readonly Obstacle['code'][];
};

/** Throws the kind refusal for what stands in the way. Call it after `lockTaken`; the constraints give the guarantee. */
export function assertFree(agenda: Agenda, placed: Placed, { override = false, except = [] }: Judging = {}): void {
  const passed = override ? [...except, ...OVERRIDABLE] : except;
  const first = obstaclesTo(agenda, placed).find(({ code }) => !passed.includes(code));
  if (first) throw refusal(first, agenda);
}

/**
 * The resource a placement takes: the one asked for, else the first of the pool, by name, to which nothing is in the way. Where
 * none is left, the refusal of the first: one that was asked for by name is never replaced by another.
 */
export function chooseResource(agenda: Agenda, placed: Omit<Placed, 'resourceId'>, pool: Pool): string | null {
  if (pool === null) return null;
  const byName = [...pool].sort((a, b) => nameOf(agenda, a).localeCompare(nameOf(agenda, b)));
  const judged = byName.map((resourceId) => ({ resourceId, obstacles: resourceObstacles(agenda, { ...placed, resourceId }, resourceId) }));
  const free = judged.find(({ obstacles }) => obstacles.length === 0);
  if (free) return free.resourceId;
  const [obstacle] = judged[0]?.obstacles ?? [];
  if (!obstacle) throw problem('RESOURCE_NEEDED', 'The school has nothing of that kind.');
  throw judged.length === 1
    ? refusal(obstacle, agenda)
    : problem('RESOURCE_CONFLICT', `None of the ${judged.length} that would do is free at that time.`);
}

const nameOf = ({ resources }: Agenda, id: string) => resources.get(id)?.name ?? '';

type Refusal = (obstacle: Obstacle, agenda: Agenda) => AppError;

const hours = (minutes: number | null) => `${Number(((minutes ?? 0) / 60).toFixed(2))} h`;

const REFUSALS: Record<Obstacle['code'], Refusal> = {
  PAST: () => invalidField('startsAt', 'This time has passed. Choose one that is still to come.'),
  NOTICE: () =>
    problem('OUTSIDE_BOOKING_WINDOW', 'That is too soon: the school needs more notice. Call the school, or choose a later time.'),
  HORIZON: () => problem('OUTSIDE_BOOKING_WINDOW', 'That is too far ahead: the school does not take bookings for that day yet.'),
  SCHOOL_CLOSED: () => problem('SCHOOL_CLOSED', 'The school is closed at that time.'),
  STUDENT_CONFLICT: ({ bookingId }) =>
    problem('STUDENT_CONFLICT', 'The student already has a booking that overlaps this time.', conflicting(bookingId)),
  INSTRUCTOR_CONFLICT: ({ bookingId }) =>
    problem('INSTRUCTOR_CONFLICT', 'The instructor has another lesson that overlaps this time.', conflicting(bookingId)),
  INSTRUCTOR_OUT: () => problem('INSTRUCTOR_UNAVAILABLE', 'The instructor is out at that time. An override needs a reason.'),
  INSTRUCTOR_UNAVAILABLE: () =>
    problem('INSTRUCTOR_UNAVAILABLE', 'The time lies outside the instructor’s availability. An override needs a reason.'),
  DUTY_LIMIT: ({ limit }, { duty }) =>
    problem(
      'DUTY_LIMIT',
      `The instructor would teach more than ${limit === 'DAY' ? `${hours(duty.dailyMinutes)} that day` : `${hours(duty.weeklyMinutes)} that week`}. An override needs a reason.`,
    ),
  RESOURCE_GROUNDED: ({ resourceId = '' }, agenda) => {
    if (!agenda.resources.has(resourceId)) return notFound('Aircraft or room');
    return problem('RESOURCE_GROUNDED', `${nameOf(agenda, resourceId)} is out of service.`);
  },
  RESOURCE_OUT: ({ resourceId = '' }, agenda) =>
    problem('RESOURCE_GROUNDED', `${nameOf(agenda, resourceId)} is out of service at that time.`),
  RESOURCE_CONFLICT: ({ resourceId = '', bookingId }, agenda) =>
    problem('RESOURCE_CONFLICT', `${nameOf(agenda, resourceId)} is taken at that time.`, conflicting(bookingId)),
};

const refusal = (obstacle: Obstacle, agenda: Agenda): AppError => REFUSALS[obstacle.code](obstacle, agenda);

const conflicting = (bookingId: string | undefined) => (bookingId === undefined ? {} : { conflictingBookingId: bookingId });

const CONSTRAINTS = [
  ['booking_student_excl', 'STUDENT_CONFLICT', 'The student already has a booking that overlaps this time.'],
  ['booking_instructor_excl', 'INSTRUCTOR_CONFLICT', 'The instructor has another lesson that overlaps this time.'],
  ['booking_resource_excl', 'RESOURCE_CONFLICT', 'The aircraft or room is taken at that time.'],
] as const;

/** Does a write; where an exclusion constraint refuses it, so does this, in the caller's words. */
export async function placing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlStateOf(error) !== SQL_STATE.exclusionViolation) throw error;
    const broken = CONSTRAINTS.find(([constraint]) => violates(error, constraint));
    throw broken ? problem(broken[1], broken[2]) : error;
  }
}
