import { v7 as uuidv7 } from 'uuid';

import type { Call, Cast } from './access-table.cast.ts';

const aLessonType = ({ school }: Cast) =>
  school.inScope(async ({ tx, tenantId }) => {
    const id = uuidv7();
    await tx.bookingLessonType.create({ data: { tenantId, id, name: `Lesson ${id}`, durationMinutes: 60 }, select: { id: true } });
    return id;
  });

/** Far from the time of the other examples, which it would be in the way of. */
const LATER = { startsAt: '2027-03-01T08:00:00.000Z', endsAt: '2027-03-02T08:00:00.000Z' };

export const anOutage = ({ school, admin }: Cast, given: { resourceId?: string; startsAt?: Date; endsAt?: Date | null } = {}) =>
  school.inScope(async ({ tx, tenantId }) => {
    const id = uuidv7();
    await tx.outage.create({ data: { tenantId, id, ...LATER, reason: 'WEATHER', createdById: admin.id, ...given }, select: { id: true } });
    return id;
  });

/** Requests about kinds of lessons, and about what is out. */
export const SCHEDULING_EXAMPLES = {
  'GET /booking-policy': { call: (): Call => ({ path: '/booking-policy' }) },
  'GET /slots/explain': { call: (): Call => ({ path: '/slots/explain?startsAt=2026-06-08T09:00:00.000Z' }) },
  'GET /lesson-types': { call: (): Call => ({ path: '/lesson-types?limit=100' }) },
  'POST /lesson-types': {
    call: (): Call => ({ path: '/lesson-types', body: { name: uuidv7(), durationMinutes: 60 } }),
    audit: ['schedule.lesson_type.create'],
  },
  'PATCH /lesson-types/:id': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/lesson-types/${await aLessonType(cast)}`, body: { bufferAfterMinutes: 15 } }),
    audit: ['schedule.lesson_type.update'],
  },
  ...Object.fromEntries(
    ['', '.csv', '.pdf'].map((kind) => [
      `GET /training-record${kind}`,
      { call: ({ student }: Cast): Call => ({ path: `/training-record${kind}?studentId=${student.id}` }) },
    ]),
  ),
  'GET /outages': { call: (): Call => ({ path: '/outages?limit=100' }) },
  'POST /outages/preview': {
    call: async ({ school }: Cast): Promise<Call> => ({
      path: '/outages/preview',
      body: { ...LATER, resourceId: (await school.resource()).id },
    }),
    audit: { none: 'it changes nothing' },
  },
  'POST /outages': {
    call: async ({ school }: Cast): Promise<Call> => ({
      path: '/outages',
      body: { ...LATER, resourceId: (await school.resource()).id, reason: 'MAINTENANCE' },
    }),
    audit: ['schedule.outage.create'],
  },
  'GET /outages/:id/plan': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/outages/${await anOutage(cast)}/plan` }),
  },
  'POST /outages/:id/restore': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/outages/${await anOutage(cast)}/restore`, body: {} }),
    audit: ['schedule.outage.lift'],
  },
  'POST /outages/:id/lift': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/outages/${await anOutage(cast)}/lift`, body: {} }),
    audit: ['schedule.outage.lift'],
  },
};
