import type { eligibility } from '#contract';

import type { MessageText } from './message-texts.ts';

/** A document that a message is about. */
export type DocumentFacts = {
  userId: string;
  kind: eligibility.DocumentKind;
  title: string;
  aircraftType: string | null;
  validUntil: string;
};

const KINDS = {
  MEDICAL: 'medical',
  LICENCE: 'licence',
  RATING: 'rating',
  INSURANCE: 'insurance',
  OTHER: 'document',
} as const satisfies Record<eligibility.DocumentKind, string>;

const TOPICS = ['document.lapses_soon', 'document.lapses'];

/** Whether a topic is about a document that lapses. */
export const isDocumentTopic = (topic: string): boolean => TOPICS.includes(topic);

const dayWords = (date: string) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date));

type Reader = { isOwn: boolean; holder: string };

/** What a document's holder, or an admin of the school, is told before it lapses. */
export function documentText(document: DocumentFacts, { isOwn, holder }: Reader): MessageText {
  const { kind, title, aircraftType, validUntil, userId } = document;
  const what = `${KINDS[kind]} “${title}”${aircraftType === null ? '' : ` for ${aircraftType}`}`;
  const end = `is valid until ${dayWords(validUntil)}.`;
  if (!isOwn) return { title: 'A document lapses soon', body: `The ${what} of ${holder} ${end}`, link: `/people/${userId}` };
  const advice = 'Renew it in time, and bring the new one to the school.';
  return { title: `Your ${KINDS[kind]} lapses soon`, body: `Your ${what} ${end} ${advice}`, link: '/profile' };
}
