import type { audit } from '@flightline/backend/contract';

import { dayOf } from '../../lib/school-time.ts';

/** Entries in their order, cut where another day of the school begins. */
export function byDay(entries: readonly audit.AuditEntry[], timeZone: string): { day: string; entries: audit.AuditEntry[] }[] {
  const days: { day: string; entries: audit.AuditEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.createdAt, timeZone);
    const current = days.at(-1);
    if (current?.day === day) current.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
