import type { eligibility } from '#contract';

/** What a document says, as far as rules go. */
export type Paper = { kind: eligibility.DocumentKind; aircraftType: string | null; validFrom: string; validUntil: string | null };

/** Why no paper of some is valid on a date. */
export type Lack = { why: 'NONE' } | { why: 'LAPSED'; on: string } | { why: 'LATER'; from: string };

/** Whether a paper is valid on a date, its last day included. */
export const isValidOn = ({ validFrom, validUntil }: Paper, date: string): boolean =>
  validFrom <= date && (validUntil === null || date <= validUntil);

/** Null where one of the papers is valid on the date, else what is wrong with the one that came nearest. */
export function lackOn(papers: readonly Paper[], date: string): Lack | null {
  if (papers.some((paper) => isValidOn(paper, date))) return null;
  const lapsed = papers.flatMap(({ validUntil }) => (validUntil !== null && validUntil < date ? [validUntil] : []));
  const on = lapsed.toSorted().at(-1);
  if (on !== undefined) return { why: 'LAPSED', on };
  const from = papers.map(({ validFrom }) => validFrom).toSorted()[0];
  return from === undefined ? { why: 'NONE' } : { why: 'LATER', from };
}

/** Types are written as people like: `C172`, `c-172` and `C 172` are one. */
const plain = (type: string) => type.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Whether two names of an aircraft type mean the same. */
export const isSameType = (one: string, other: string): boolean => plain(one) === plain(other);
