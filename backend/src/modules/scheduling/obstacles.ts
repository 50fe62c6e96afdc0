import { type Agenda, dutyLeft, firstOverlap, type Placed, takenByOther, withBuffers } from './agenda.ts';
import { contains } from './intervals.ts';

/** One reason why a lesson cannot stand at a time. */
export type Obstacle = {
  code:
    | ('PAST' | 'NOTICE' | 'HORIZON' | 'SCHOOL_CLOSED' | 'STUDENT_CONFLICT')
    | ('INSTRUCTOR_CONFLICT' | 'INSTRUCTOR_OUT' | 'INSTRUCTOR_UNAVAILABLE' | 'DUTY_LIMIT')
    | ('RESOURCE_GROUNDED' | 'RESOURCE_OUT' | 'RESOURCE_CONFLICT');
  instructorId?: string;
  resourceId?: string;
  bookingId?: string;
  /** Which limit a lesson would pass. */
  limit?: 'DAY' | 'WEEK';
};

/**
 * Everything that stands in a placement's way, in the order in which it is refused: the time itself, the student, the instructor,
 * the aircraft. None means that it can be booked and assigned: slots are the times for which this is empty.
 */
export const obstaclesTo = (agenda: Agenda, placed: Placed): Obstacle[] => [
  ...timeObstacles(agenda, placed),
  ...studentObstacles(agenda, placed),
  ...(placed.instructorId === null ? [] : instructorObstacles(agenda, placed, placed.instructorId)),
  ...(placed.resourceId === null ? [] : resourceObstacles(agenda, placed, placed.resourceId)),
];

/** What suits nobody: too late, too far ahead, the school closed. */
export function timeObstacles({ window, out }: Agenda, placed: Placed): Obstacle[] {
  const found: Obstacle[] = [];
  if (placed.startsAt <= window.after) found.push({ code: 'PAST' });
  else if (placed.startsAt < window.noticeUntil) found.push({ code: 'NOTICE' });
  if (window.horizon && placed.startsAt >= window.horizon) found.push({ code: 'HORIZON' });
  if (firstOverlap(out.school, placed)) found.push({ code: 'SCHOOL_CLOSED' });
  return found;
}

/** The student's own other lesson. */
export function studentObstacles({ taken }: Agenda, placed: Placed): Obstacle[] {
  const other = takenByOther(taken.byStudent, placed);
  return other ? [{ code: 'STUDENT_CONFLICT', bookingId: other.bookingId }] : [];
}

/** Why one instructor cannot teach it. */
export function instructorObstacles(agenda: Agenda, placed: Placed, instructorId: string): Obstacle[] {
  const found: Obstacle[] = [];
  const other = takenByOther(agenda.taken.byInstructor.get(instructorId), placed);
  if (other) found.push({ code: 'INSTRUCTOR_CONFLICT', instructorId, bookingId: other.bookingId });
  if (firstOverlap(agenda.out.byInstructor.get(instructorId), placed)) found.push({ code: 'INSTRUCTOR_OUT', instructorId });
  if (!contains(agenda.available.get(instructorId) ?? [], placed)) found.push({ code: 'INSTRUCTOR_UNAVAILABLE', instructorId });
  const limit = dutyLeft(agenda.duty, instructorId, placed);
  if (limit) found.push({ code: 'DUTY_LIMIT', instructorId, limit });
  return found;
}

/** Why one aircraft, simulator or room cannot be taken. */
export function resourceObstacles(agenda: Agenda, placed: Placed, resourceId: string): Obstacle[] {
  const found: Obstacle[] = [];
  if (agenda.resources.get(resourceId)?.grounded !== false) found.push({ code: 'RESOURCE_GROUNDED', resourceId });
  if (firstOverlap(agenda.out.byResource.get(resourceId), withBuffers(placed))) found.push({ code: 'RESOURCE_OUT', resourceId });
  const other = takenByOther(agenda.taken.byResource.get(resourceId), placed);
  if (other) found.push({ code: 'RESOURCE_CONFLICT', resourceId, bookingId: other.bookingId });
  return found;
}
