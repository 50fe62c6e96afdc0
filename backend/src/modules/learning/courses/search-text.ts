/** A text as it is searched: without case, accents and repeated spaces. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim();

/** What a course is found by. */
export const searchTextOf = (title: string, moduleTitles: readonly string[]): string => plain([title, ...moduleTitles].join(' '));
