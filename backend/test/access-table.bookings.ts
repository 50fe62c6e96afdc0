import { v7 as uuidv7 } from 'uuid';

import type { bookings } from '#contract';

import type { Call, Cast, Example } from './access-table.cast.ts';
import { anOutage } from './access-table.scheduling.ts';

let minutes = 0;

/** An hour that no other example takes. */
function anHour(from: string): { startsAt: Date; endsAt: Date } {
  minutes += 120;
  const startsAt = new Date(Date.parse(from) + minutes * 60_000);
  return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
}

const toCome = () => anHour('2026-07-01T00:00:00.000Z');
const gone = () => anHour('2026-01-01T00:00:00.000Z');

type BookingFacts = { status: bookings.BookingStatus; when?: { startsAt: Date; endsAt: Date } };

/** A booking of the cast's student, with the cast's instructor where it is assigned. */
export const aBooking = ({ school, student, instructor }: Cast, { status, when = toCome() }: BookingFacts): Promise<string> =>
  school.inScope(async ({ tx, tenantId }) => {
    const id = uuidv7();
    const instructorId = status === 'ASSIGNED' ? instructor.id : null;
    await tx.booking.create({ data: { tenantId, id, status, ...when, studentId: student.id, instructorId }, select: { id: true } });
    return id;
  });

const OVERRIDE = { override: true, overrideReason: 'An example' };

const onBooking =
  (act: string, { body = () => ({}), ...facts }: BookingFacts & { body?: (cast: Cast) => object }) =>
  async (cast: Cast): Promise<Call> => ({ path: `/bookings/${await aBooking(cast, facts)}/${act}`, body: body(cast) });

const WEEK = 7 * 86_400_000;

const asSeries =
  (end: string) =>
  ({ student }: Cast): Call => ({
    path: `/bookings/series${end}`,
    body: { first: { ...toCome(), studentId: student.id }, everyWeeks: 4, times: 2 },
  });

/** Two lessons of one series, far from those of the other examples; gives the first. */
async function aSeries(cast: Cast, status: bookings.BookingStatus = 'REQUESTED') {
  const seriesId = uuidv7();
  const first = anHour('2027-07-01T00:00:00.000Z');
  const second = { startsAt: new Date(first.startsAt.getTime() + 60 * WEEK), endsAt: new Date(first.endsAt.getTime() + 60 * WEEK) };
  const [id] = [await aBooking(cast, { status, when: first }), await aBooking(cast, { status, when: second })];
  await cast.school.inScope(async ({ tx }) => {
    const inSeries = { seriesId, seriesLength: 2 };
    await tx.booking.updateMany({ where: { id }, data: { ...inSeries, seriesPosition: 1 } });
    await tx.booking.updateMany({ where: { startsAt: second.startsAt }, data: { ...inSeries, seriesPosition: 2 } });
  });
  return { id, ...first };
}

const at = (path: string): Example => ({ call: () => ({ path }) });

/** Requests about bookings. */
export const BOOKING_EXAMPLES: Record<string, Example> = {
  'GET /bookings': at('/bookings?limit=100'),
  'GET /bookings/:id': { call: async (cast) => ({ path: `/bookings/${await aBooking(cast, { status: 'ASSIGNED' })}` }) },
  'GET /bookings/:id/candidates': {
    call: async (cast) => ({ path: `/bookings/${await aBooking(cast, { status: 'REQUESTED' })}/candidates` }),
  },
  'GET /approvals': at('/approvals?limit=100'),
  'POST /bookings': {
    call: ({ student }) => ({ path: '/bookings', body: { ...toCome(), studentId: student.id } }),
    audit: ['schedule.booking.create'],
  },
  'POST /bookings/series/preview': { call: asSeries('/preview'), audit: { none: 'it changes nothing' } },
  'POST /bookings/series': { call: asSeries(''), audit: ['schedule.booking.create', 'schedule.booking.create'] },
  'POST /bookings/:id/series/reschedule': {
    call: async (cast) => {
      const { id, startsAt, endsAt } = await aSeries(cast);
      const later = (at: Date) => new Date(at.getTime() + 3_600_000);
      return { path: `/bookings/${id}/series/reschedule`, body: { scope: 'ALL', startsAt: later(startsAt), endsAt: later(endsAt) } };
    },
    audit: ['schedule.booking.reschedule', 'schedule.booking.reschedule'],
  },
  'POST /bookings/:id/series/cancel': {
    call: async (cast) => ({
      path: `/bookings/${(await aSeries(cast, 'ASSIGNED')).id}/series/cancel`,
      body: { scope: 'LATER', reason: 'OTHER' },
    }),
    audit: ['schedule.booking.cancel', 'schedule.booking.cancel'],
  },
  'POST /bookings/:id/approve': {
    call: onBooking('approve', { status: 'REQUESTED', body: ({ instructor }) => ({ instructorId: instructor.id, ...OVERRIDE }) }),
    audit: ['schedule.booking.approve', 'schedule.booking.assign'],
  },
  'POST /bookings/:id/assign': {
    call: onBooking('assign', { status: 'APPROVED', body: ({ instructor }) => ({ instructorId: instructor.id, ...OVERRIDE }) }),
    audit: ['schedule.booking.assign'],
  },
  'GET /approvals/proposal': at('/approvals/proposal'),
  'POST /approvals/assign-all': {
    call: async (cast) => {
      const bookingId = await aBooking(cast, { status: 'REQUESTED' });
      return { path: '/approvals/assign-all', body: { items: [{ bookingId, version: 1, instructorId: null, resourceId: null }] } };
    },
    audit: ['schedule.booking.approve'],
  },
  'POST /bookings/:id/unassign': {
    call: onBooking('unassign', { status: 'ASSIGNED', body: () => ({ to: 'REQUESTED' }) }),
    audit: ['schedule.booking.unassign'],
  },
  'POST /bookings/:id/swap': {
    call: onBooking('swap', { status: 'ASSIGNED', body: ({ instructor }) => ({ instructorId: instructor.id, ...OVERRIDE }) }),
    audit: ['schedule.booking.swap'],
  },
  'POST /bookings/:id/waive': {
    call: async (cast) => {
      const id = await aBooking(cast, { status: 'REQUESTED' });
      await cast.school.inScope(({ tx }) =>
        tx.booking.updateMany({ where: { id }, data: { status: 'CANCELLED', cancelReason: 'STUDENT', lateCancellation: true } }),
      );
      return { path: `/bookings/${id}/waive`, body: { reason: 'An example' } };
    },
    audit: ['schedule.booking.waive'],
  },
  'POST /bookings/:id/exchange': {
    call: async (cast) => {
      const [one, other] = [await aBooking(cast, { status: 'ASSIGNED' }), await aBooking(cast, { status: 'ASSIGNED' })];
      const body = { withBookingId: other, withVersion: 1, exchange: 'BOTH', ...OVERRIDE };
      return { path: `/bookings/${one}/exchange`, body };
    },
    audit: ['schedule.booking.swap', 'schedule.booking.swap'],
  },
  'POST /outages/:id/apply': {
    call: async (cast) => {
      const bookingId = await aBooking(cast, { status: 'REQUESTED' });
      const { id: resourceId } = await cast.school.resource();
      await cast.school.inScope(({ tx }) => tx.booking.updateMany({ where: { id: bookingId }, data: { resourceId } }));
      const period = { startsAt: new Date('2026-06-30T00:00:00.000Z'), endsAt: null };
      const path = `/outages/${await anOutage(cast, { resourceId, ...period })}/apply`;
      return { path, body: { items: [{ act: 'CANCEL', bookingId, version: 1 }] } };
    },
    audit: ['schedule.booking.cancel'],
  },
  'POST /bookings/:id/complete': {
    call: (cast) => onBooking('complete', { status: 'ASSIGNED', when: gone() })(cast),
    audit: ['schedule.booking.complete'],
  },
  'POST /bookings/:id/cancel': {
    call: onBooking('cancel', { status: 'ASSIGNED', body: () => ({ reason: 'WEATHER' }) }),
    audit: ['schedule.booking.cancel'],
  },
  'POST /bookings/:id/reschedule': {
    call: onBooking('reschedule', { status: 'REQUESTED', body: toCome }),
    audit: ['schedule.booking.reschedule'],
  },
  'GET /bookings/:id/alternatives': {
    call: async (cast) => ({ path: `/bookings/${await aBooking(cast, { status: 'REQUESTED' })}/alternatives` }),
  },
  'GET /bookings/:id/findings': {
    call: async (cast) => ({ path: `/bookings/${await aBooking(cast, { status: 'ASSIGNED' })}/findings` }),
  },
};
