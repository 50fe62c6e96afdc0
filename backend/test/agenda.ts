import type { Agenda } from '#src/modules/scheduling/agenda.ts';
import type { Interval } from '#src/modules/scheduling/intervals.ts';
import type { Need } from '#src/modules/scheduling/slots.ts';

type Given = Partial<Omit<Agenda, 'taken' | 'out'>> & { taken?: Partial<Agenda['taken']>; out?: Partial<Agenda['out']> };

/** A picture of a school's time in which nothing is in the way, but for what is given. */
export const agendaOf = ({ taken, out, ...given }: Given = {}): Agenda => ({
  timeZone: 'UTC',
  available: new Map(),
  taken: { byInstructor: new Map(), byResource: new Map(), byStudent: [], ...taken },
  out: { school: [], byInstructor: new Map(), byResource: new Map(), ...out },
  resources: new Map(),
  duty: { dailyMinutes: null, weeklyMinutes: null, days: [], weekOfDay: [], taught: new Map() },
  window: { after: new Date(0), noticeUntil: new Date(0), horizon: null },
  ...given,
});

/** An hour with anyone, taking nothing. */
export const needOf = (agenda: Agenda, given: Partial<Need> = {}): Need => ({
  ...{ durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, instructorIds: [...agenda.available.keys()], resourceIds: null },
  ...given,
});

/** Stretches as bookings' own, by start. */
export const takenIn = (intervals: readonly Interval[]) =>
  intervals.map((interval, nth) => ({ ...interval, bookingId: `b${nth}` })).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
