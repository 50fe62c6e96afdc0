import type { audit } from '@flightline/backend/contract';

import { actOf, type Words } from './acts/act.ts';
import { actLabel, kindOf } from './acts/table.ts';
import { ERASED } from './fields.ts';
import { typeWords } from './things.ts';

/** Names the log uses where nobody was signed in. */
const NOBODY = 'Not signed in';

/** Who acted, as the subject of a sentence. */
export const whoActed = ({ userId, actorName }: Pick<audit.AuditEntry, 'userId' | 'actorName'>): string => {
  if (userId === null && actorName === NOBODY) return 'Someone';
  if (actorName === ERASED) return 'Someone erased';
  return actorName || 'Someone';
};

/** What they did, to be read after the name: "assigned the lesson of 24 November, 15:00 to Ada Reyes". */
export function whatWasDone(entry: audit.AuditEntry, words: Words): string {
  const kind = kindOf(entry.action);
  if (kind) return kind.say(actOf(entry, words));
  // An act of a newer server: told by its name, so that nothing is left out.
  return `did “${actLabel(entry.action)}” to ${typeWords(entry.resourceType).one}`;
}

/** The whole sentence. */
export const sentenceOf = (entry: audit.AuditEntry, words: Words): string => `${whoActed(entry)} ${whatWasDone(entry, words)}`;
