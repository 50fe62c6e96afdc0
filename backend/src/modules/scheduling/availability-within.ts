import type { Scope } from '#src/database/scope.ts';

import { type AvailabilityRule, expandAvailability } from './availability.ts';
import type { Interval } from './intervals.ts';
import { availabilityRule, dateColumn } from './presenter.ts';
import { addDays, localDateOf } from './school-time.ts';

type Window = { from: Date; to: Date; timeZone: string; instructorIds?: readonly string[] };

/** When instructors are available within a window, by instructor id. */
export async function availabilityWithin(scope: Scope, window: Window): Promise<Map<string, Interval[]>> {
  return expandAvailability({ ...window, rules: await rulesWithin(scope, window) });
}

/** The rules of active instructors that can matter within a window: one query. */
export async function rulesWithin({ tx, tenantId }: Scope, { from, to, timeZone, instructorIds }: Window): Promise<AvailabilityRule[]> {
  // A day more on each side: a rule of the day before may end after midnight's clock change.
  const firstDay = dateColumn(addDays(localDateOf(from, timeZone), -1));
  const lastDay = dateColumn(addDays(localDateOf(to, timeZone), 1));
  const rows = await tx.availability.findMany({
    where: {
      tenantId,
      ...(instructorIds && { instructorId: { in: [...instructorIds] } }),
      OR: [
        {
          kind: 'WEEKLY',
          AND: [
            { OR: [{ effectiveFrom: null }, { effectiveFrom: { lte: lastDay } }] },
            { OR: [{ effectiveUntil: null }, { effectiveUntil: { gte: firstDay } }] },
          ],
        },
        { kind: { in: ['EXTRA', 'OFF'] }, date: { gte: firstDay, lte: lastDay } },
      ],
      instructor: { role: 'INSTRUCTOR', status: 'ACTIVE' },
    },
    select: {
      instructorId: true,
      kind: true,
      weekday: true,
      date: true,
      startTime: true,
      endTime: true,
      effectiveFrom: true,
      effectiveUntil: true,
    },
  });
  return rows.map(availabilityRule);
}
