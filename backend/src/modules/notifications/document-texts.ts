import * as z from 'zod';

import { eligibility } from '#contract';

import type { MessageText } from './message-texts.ts';

/** What a message about a document carries. */
export const documentPayload = z.object({
  userId: z.uuid(),
  kind: eligibility.documentKind,
  title: z.string(),
  aircraftType: z.string().nullable(),
  validUntil: z.iso.date(),
});
type Payload = z.output<typeof documentPayload>;

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
export function documentText(payload: Payload, { isOwn, holder }: Reader): MessageText {
  const { kind, title, aircraftType, validUntil, userId } = payload;
  const what = `${KINDS[kind]} “${title}”${aircraftType === null ? '' : ` for ${aircraftType}`}`;
  const end = `is valid until ${dayWords(validUntil)}.`;
  if (!isOwn) return { title: 'A document lapses soon', body: `The ${what} of ${holder} ${end}`, link: `/people/${userId}` };
  const advice = 'Renew it in time, and bring the new one to the school.';
  return { title: `Your ${KINDS[kind]} lapses soon`, body: `Your ${what} ${end} ${advice}`, link: '/profile' };
}
