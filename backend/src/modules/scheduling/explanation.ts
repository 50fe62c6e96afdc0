import type { Agenda, Placed } from './agenda.ts';
import { instructorObstacles, type Obstacle, resourceObstacles, studentObstacles, timeObstacles } from './obstacles.ts';
import { type Need, openSlots } from './slots.ts';

const MINUTE = 60_000;

/** An obstacle, or a time that lies beside the grid. */
export type Reason = Obstacle | { code: 'OFF_GRID'; instructorId?: never; resourceId?: never; bookingId?: never; limit?: never };

/**
 * Why a time is not among the slots of a search; none where it is. What one person or one aircraft is in the way of is told only
 * where nobody else, or nothing else, would do.
 */
export function obstaclesInWay(agenda: Agenda, need: Need, startsAt: Date): Reason[] {
  const endsAt = new Date(startsAt.getTime() + need.durationMinutes * MINUTE);
  if (openSlots(agenda, need, { from: startsAt, to: endsAt }).length > 0) return [];
  const { bufferBeforeMinutes, bufferAfterMinutes } = need;
  const placed: Placed = { startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes, instructorId: null, resourceId: null };
  const reasons = [
    ...timeObstacles(agenda, placed),
    ...studentObstacles(agenda, placed),
    ...unlessOneIsFree(need.instructorIds ?? [], (id) => instructorObstacles(agenda, placed, id)),
    ...unlessOneIsFree(need.resourceIds ?? [], (id) => resourceObstacles(agenda, placed, id)),
    ...(need.instructorIds?.length === 0 ? [{ code: 'INSTRUCTOR_UNAVAILABLE' as const }] : []),
    ...(need.resourceIds?.length === 0 ? [{ code: 'RESOURCE_GROUNDED' as const }] : []),
  ];
  return reasons.length > 0 ? reasons : [{ code: 'OFF_GRID' }];
}

function unlessOneIsFree(ids: readonly string[], judge: (id: string) => Obstacle[]): Obstacle[] {
  const judged = ids.map(judge);
  return judged.some((obstacles) => obstacles.length === 0) ? [] : judged.flat();
}
