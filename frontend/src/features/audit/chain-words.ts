import type { audit, Result } from '@flightline/backend/contract';

import { dayOf, formatNearDay, type Viewpoint } from '../../lib/school-time.ts';

export type Verification = Result<typeof audit.verifyAuditLog>;

const numbers = new Intl.NumberFormat('en-GB');

/** "1,204 entries". */
export const countWords = (count: number, one: string, many: string): string => `${numbers.format(count)} ${count === 1 ? one : many}`;

/** "today", "yesterday", "on Tue 24 Nov 2026". */
function onDay(at: Date, viewpoint: Viewpoint): string {
  const day = formatNearDay(dayOf(at, viewpoint.timeZone), viewpoint);
  return /\d/.test(day) ? `on ${day}` : day.toLowerCase();
}

/** How the chain stands, in one line; `brokenAt` is the first entry that does not hold, where it is known. */
export function chainWords(verification: Verification, viewpoint: Viewpoint): { sound: boolean; text: string; brokenAt?: number } {
  const { valid, entries, firstBrokenSeq, checkpoint } = verification;
  if (firstBrokenSeq !== null) return { sound: false, text: `Broken at entry ${firstBrokenSeq}`, brokenAt: firstBrokenSeq };
  if (checkpoint && !checkpoint.valid) {
    return { sound: false, text: `What was signed ${onDay(checkpoint.signedAt, viewpoint)} does not hold`, brokenAt: checkpoint.seq };
  }
  if (!valid) return { sound: false, text: 'The chain does not hold' };
  const signed = checkpoint ? `, signed ${onDay(checkpoint.signedAt, viewpoint)}` : '';
  return { sound: true, text: `Chain sound, ${countWords(entries, 'entry', 'entries')}${signed}` };
}
