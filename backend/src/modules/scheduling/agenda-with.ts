import { type Agenda, dayOf, type Placed, type Taken, withBuffers } from './agenda.ts';

const MINUTE = 60_000;

/** The agenda once one more lesson stands in it: its student, instructor and aircraft have it, and it counts for the duty limits. */
export function agendaWith(agenda: Agenda, placed: Placed & { bookingId: string }): Agenda {
  const { bookingId, instructorId, resourceId } = placed;
  const taken: Taken = { ...withBuffers(placed), bookingId };
  const { byInstructor, byResource, byStudent } = agenda.taken;
  return {
    ...agenda,
    taken: {
      byInstructor: withOne(byInstructor, instructorId, taken),
      byResource: withOne(byResource, resourceId, taken),
      byStudent: inOrder([...byStudent, taken]),
    },
    duty: { ...agenda.duty, taught: instructorId === null ? agenda.duty.taught : withMinutes(agenda.duty, instructorId, placed) },
  };
}

const inOrder = (taken: readonly Taken[]) => taken.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

const withOne = (lists: ReadonlyMap<string, readonly Taken[]>, key: string | null, taken: Taken) =>
  key === null ? lists : new Map([...lists, [key, inOrder([...(lists.get(key) ?? []), taken])]]);

function withMinutes({ taught, days, weekOfDay }: Agenda['duty'], instructorId: string, { startsAt, endsAt }: Placed) {
  const day = dayOf(days, startsAt);
  if (day < 0) return taught;
  const minutes = (endsAt.getTime() - startsAt.getTime()) / MINUTE;
  const { byDay = [], byWeek = [] } = taught.get(instructorId) ?? {};
  return new Map([...taught, [instructorId, { byDay: plus(byDay, day, minutes), byWeek: plus(byWeek, weekOfDay[day] ?? 0, minutes) }]]);
}

function plus(sums: readonly number[], at: number, minutes: number): number[] {
  const after = [...sums];
  after[at] = (after[at] ?? 0) + minutes;
  return after;
}
