import { bookings, identity } from '@flightline/backend/contract';

import { STATUS_LOOKS } from '../booking-status.ts';
import { reasonWords as wordsOfReason } from '../booking/booking-words.ts';
import { loggedRuleWords } from '../rules/rule-words.ts';
import { ROLE_NAMES } from '../role-names.ts';
import { dayOf, formatDay, exactTimeOf, timeOf, zoneName } from '../../lib/school-time.ts';
import type { Words } from '../audit/acts/act.ts';
import { ERASED } from '../audit/fields.ts';

/** A value as people read it; `full` is what stands behind it where the words leave something out. */
export type ValueWords = { text: string; full?: string };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** The reason of a cancellation in words; undefined where there is none. */
export function reasonWords(reason: string | undefined): string | undefined {
  const known = bookings.cancelReason.safeParse(reason).data;
  return known ? wordsOfReason(known) : reason;
}

export const isId = (text: string): boolean => ID.test(text);

/** Ids of one moment begin alike: the end tells them apart. */
export const shortId = (id: string): string => (isId(id) ? `…${id.slice(-8)}` : id);

/** "Tue 24 Nov 2026, 14:05 EST"; the seconds too, where they say something. */
export function instantWords(at: Date, { timeZone }: Pick<Words, 'timeZone'>): string {
  const time = at.getTime() % 60_000 === 0 ? timeOf(at, timeZone) : exactTimeOf(at, timeZone);
  return `${formatDay(dayOf(at, timeZone))}, ${time} ${zoneName(timeZone, at)}`;
}

const OF_FIELD: Readonly<Record<string, (value: string) => string | undefined>> = {
  role: (value) => {
    const role = identity.role.safeParse(value).data;
    return role && ROLE_NAMES[role];
  },
  cancelReason: reasonWords,
  rules: loggedRuleWords,
  'override.rules': loggedRuleWords,
};

const OF_STATUS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(STATUS_LOOKS).map(([status, { label }]) => [status, label])),
  PENDING: 'Waits for approval',
  ACTIVE: 'Active',
  SUSPENDED: 'Suspended',
  IN_SERVICE: 'In service',
  GROUNDED: 'Out of service',
  DRAFT: 'Draft',
  PUBLISHED: 'Published',
  ARCHIVED: 'Archived',
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `IN_SERVICE` as "In service": codes read like words. */
const unshouted = (text: string): string =>
  /^[A-Z][A-Z_]+$/.test(text) ? text.charAt(0) + text.slice(1).toLowerCase().replaceAll('_', ' ') : text;

function textWords(field: string, value: string, words: Words): ValueWords {
  if (value === ERASED) return { text: 'erased' };
  if (INSTANT.test(value)) return { text: instantWords(new Date(value), words), full: value };
  if (DAY.test(value)) return { text: formatDay(value) };
  // A thing's own id is asked for as such; its name stands beside it anyway.
  if (isId(value)) return { text: (field === 'id' ? undefined : words.nameOf(value)) ?? shortId(value), full: value };
  const told = OF_FIELD[field]?.(value) ?? (field === 'status' ? OF_STATUS[value] : undefined);
  return { text: told ?? unshouted(value) };
}

function otherWords(field: string, value: unknown, words: Words): string {
  if (Array.isArray(value)) return value.map((each) => valueWords(field, each, words).text).join(', ') || 'nothing';
  if (field === 'weekday' && typeof value === 'number') return WEEKDAYS[value - 1] ?? String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return JSON.stringify(value);
}

/** Writes a value of the log for people: times on the school's clock, names for ids, words for codes. */
export function valueWords(field: string, value: unknown, words: Words): ValueWords {
  if (value === null || value === undefined || value === '') return { text: 'nothing' };
  return typeof value === 'string' ? textWords(field, value, words) : { text: otherWords(field, value, words) };
}
