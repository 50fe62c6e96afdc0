import { v7 as uuidv7 } from 'uuid';

import type { Call, Cast } from './access-table.cast.ts';

/** A weekly rule of the instructor, for one example alone. */
export const anAvailability = ({ school, instructor }: Cast): Promise<string> =>
  school.inScope(async ({ tx, tenantId }) => {
    const rule = { tenantId, id: uuidv7(), instructorId: instructor.id, kind: 'WEEKLY' as const, weekday: 1 };
    return (await tx.availability.create({ data: { ...rule, startTime: '09:00', endTime: '10:00' }, select: { id: true } })).id;
  });

/** A day that no other example uses, in years to come. */
let day = 0;
const aDay = () => {
  day += 1;
  return new Date(Date.UTC(2030, 0, day)).toISOString().slice(0, 10);
};

const anExtra = () => ({ date: aDay(), kind: 'EXTRA', startTime: '09:00', endTime: '10:00' });

/** An extra stretch in a week of 2026 that no other example copies from. */
const aWeekWithExtra = async ({ school, instructor }: Cast): Promise<{ fromWeek: string; toWeeks: string[] }> => {
  day += 1;
  const [monday, week] = [new Date(Date.UTC(2031, 0, 6 + 7 * (day % 40))), 2 + (day % 40)];
  await school.inScope(({ tx, tenantId }) => {
    const rule = { tenantId, id: uuidv7(), instructorId: instructor.id, kind: 'EXTRA' as const, date: monday };
    const minute = String(day % 60).padStart(2, '0');
    return tx.availability.create({ data: { ...rule, startTime: `08:${minute}`, endTime: '10:00' }, select: { id: true } });
  });
  return { fromWeek: `2031-W${String(week).padStart(2, '0')}`, toWeeks: ['2031-W50'] };
};

/** Requests that change an instructor's availability, several rules at once or one. */
export const AVAILABILITY_EXAMPLES = {
  'PATCH /availability/:id': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/availability/${await anAvailability(cast)}`, body: { endTime: '11:00' } }),
    audit: ['schedule.availability.update'],
  },
  'POST /availability/preview': {
    call: ({ instructor }: Cast): Call => ({ path: '/availability/preview', body: { instructorId: instructor.id, add: [anExtra()] } }),
    audit: { none: 'it changes nothing' },
  },
  'POST /availability/changes': {
    call: async (cast: Cast): Promise<Call> => ({
      path: '/availability/changes',
      body: {
        instructorId: cast.instructor.id,
        remove: [await anAvailability(cast)],
        update: [{ id: await anAvailability(cast), endTime: '11:00' }],
        add: [anExtra()],
      },
    }),
    audit: ['schedule.availability.delete', 'schedule.availability.update', 'schedule.availability.create'],
  },
  'POST /availability/remove': {
    call: async (cast: Cast): Promise<Call> => ({ path: '/availability/remove', body: { ids: [await anAvailability(cast)] } }),
    audit: ['schedule.availability.delete'],
  },
  'POST /availability/days-off': {
    call: ({ instructor }: Cast): Call => {
      const date = aDay();
      return { path: '/availability/days-off', body: { instructorId: instructor.id, from: date, to: date, reason: 'Holiday' } };
    },
    audit: ['schedule.availability.create'],
  },
  'POST /availability/copy': {
    call: async (cast: Cast): Promise<Call> => ({
      path: '/availability/copy',
      body: { instructorId: cast.instructor.id, ...(await aWeekWithExtra(cast)) },
    }),
    audit: ['schedule.availability.create'],
  },
  'POST /availability/standard': {
    call: async (cast: Cast): Promise<Call> => {
      const { fromWeek } = await aWeekWithExtra(cast);
      return {
        path: '/availability/standard',
        body: { instructorId: cast.instructor.id, fromWeek, effectiveFrom: aDay(), effectiveUntil: '2031-12-31' },
      };
    },
    audit: ['schedule.availability.create'],
  },
};
