import type { audit } from '@flightline/backend/contract';

import { dayOf, formatDay, timeOf } from '../../../lib/school-time.ts';
import { ERASED, fieldsOf, textOf } from '../fields.ts';

/** What sentences are made with: the school's clock, and names for ids. */
export type Words = {
  timeZone: string;
  now: Date;
  /** The name of a person, aircraft or room; undefined where it is not known. */
  nameOf: (id: string) => string | undefined;
};

/** An entry opened for reading. */
export type Act = {
  entry: audit.AuditEntry;
  words: Words;
  /** A text that the act noted, or that stood there before it. */
  text: (field: string) => string | undefined;
  was: (field: string) => string | undefined;
  is: (field: string) => string | undefined;
};

/** Opens an entry for reading. */
export function actOf(entry: audit.AuditEntry, words: Words): Act {
  const [before, after] = [fieldsOf(entry.before), fieldsOf(entry.after)];
  const told = (value: unknown) => (value === ERASED ? 'someone erased' : textOf(value));
  const was = (field: string) => told(before[field]);
  const is = (field: string) => told(after[field]);
  return { entry, words, was, is, text: (field) => is(field) ?? was(field) };
}

/** "24 November", with its year where it is not this one. */
function dayWords(day: string, { timeZone, now }: Words): string {
  const thisYear = day.slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  return formatDay(day, thisYear ? 'date' : 'dated');
}

/** "24 November, 15:00" in the school's zone; undefined where the text is no instant. */
export function momentWords(text: string | undefined, words: Words): string | undefined {
  const at = new Date(text ?? '');
  if (Number.isNaN(at.getTime())) return undefined;
  return `${dayWords(dayOf(at, words.timeZone), words)}, ${timeOf(at, words.timeZone)}`;
}

/** A day written `YYYY-MM-DD`, as "24 November". */
export const localDayWords = (text: string | undefined, words: Words): string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? dayWords(text, words) : 'a day';

/** The name of whom a field points at. */
export function personIn({ text, words }: Act, field: string, otherwise = 'someone'): string {
  const id = text(field);
  return (id !== undefined ? words.nameOf(id) : undefined) ?? otherwise;
}

/** The title of something, in quotation marks; else what it is. */
export const titled = ({ text, words, entry }: Act, otherwise: string): string => {
  const title = text('title') ?? text('name') ?? (entry.resourceId === null ? undefined : words.nameOf(entry.resourceId));
  return title === undefined ? otherwise : `“${title}”`;
};

/** Says whether the person acted on their own account. */
export const isOwn = ({ entry: { userId, resourceId } }: Act): boolean => userId !== null && userId === resourceId;

/** One kind of act. */
export type Kind = {
  /** Its name in the filter. */
  label: string;
  /** The rest of the sentence, after who did it. */
  say: (act: Act) => string;
  /** A refusal, or something else to look at twice. */
  alarming?: true;
};
