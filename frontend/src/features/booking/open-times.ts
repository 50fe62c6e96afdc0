import type { slots as slotsContract } from '@flightline/backend/contract';

import { addDays, dayOf, timeOf } from '../../lib/school-time.ts';

/** Open times by the school's day, earliest first. */
export function byDay(slots: readonly slotsContract.Slot[], timeZone: string): Map<string, slotsContract.Slot[]> {
  const days = new Map<string, slotsContract.Slot[]>();
  for (const slot of slots) {
    const day = dayOf(slot.startsAt, timeZone);
    const known = days.get(day);
    if (known) known.push(slot);
    else days.set(day, [slot]);
  }
  return days;
}

const PARTS = [
  { name: 'Morning', before: '12:00' },
  { name: 'Afternoon', before: '18:00' },
  { name: 'Evening', before: '24:00' },
] as const;

/** A day's times by part of the day; parts without any are left out. */
export function byPartOfDay(slots: readonly slotsContract.Slot[], timeZone: string) {
  const partOf = (slot: slotsContract.Slot) => PARTS.find(({ before }) => timeOf(slot.startsAt, timeZone) < before)?.name;
  return PARTS.map(({ name }) => ({ name, slots: slots.filter((slot) => partOf(slot) === name) })).filter((part) => part.slots.length > 0);
}

/** The days a month's page shows and one may still book: Monday before the first to Sunday after the last, none before today. */
export function monthWindow(month: string, today: string): { from: string; to: string } {
  const first = `${month.slice(0, 7)}-01`;
  // No month's page is longer than six weeks.
  const from = addDays(first, -6);
  return { from: from < today ? today : from, to: addDays(first, 42) };
}
