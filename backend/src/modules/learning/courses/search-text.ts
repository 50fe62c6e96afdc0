/** A text as it is searched: without case, accents and repeated spaces. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim();

/** What a course is found by. */
export const searchTextOf = (title: string, moduleTitles: readonly string[]): string => plain([title, ...moduleTitles].join(' '));

/** Between words, as in the database's `search_grams`. */
const BETWEEN_WORDS = /[\s\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u2010-\u205E\u3000-\u303F]+/u;

/** Whether a text has a word long enough to be found by its trigrams. */
export const hasTrigram = (text: string): boolean => text.split(BETWEEN_WORDS).some((word) => [...word].length >= 3);
