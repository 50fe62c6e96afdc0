import * as z from 'zod';

import { bookings, eligibility } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import type { SchoolRow } from '#src/modules/tenants/index.ts';

import { documentText, isDocumentTopic } from './document-texts.ts';
import { accountText, isAccountTopic, isLessonTopic, type LessonFacts, lessonText, type MessageText } from './message-texts.ts';
import { isOutageTopic, outagePayload, outageText } from './outage-texts.ts';
import { quizText } from './quiz-texts.ts';
import { seriesPayload } from './series-payload.ts';
import { isSeriesTopic, seriesText } from './series-texts.ts';
import { isStudyTopic, studyText } from './study-texts.ts';

/** A queued message with its recipient. */
export type Queued = { id: string; topic: string; recipientId: string; payload: unknown };

const instant = z.iso.datetime().transform((text) => new Date(text));

/** What a message about a lesson carries. Older messages may lack what was added later. */
const lessonPayload = z.object({
  bookingId: z.uuid(),
  title: z.string().nullable(),
  startsAt: instant,
  endsAt: instant,
  studentId: z.uuid(),
  instructorId: z.uuid().nullish(),
  resourceId: z.uuid().nullish(),
  cancelReason: bookings.cancelReason.nullish(),
  cancelNote: z.string().nullish(),
  createdAt: instant.nullish(),
  alternatives: z.array(z.object({ startsAt: instant, endsAt: instant })).nullish(),
});
type LessonPayload = z.output<typeof lessonPayload>;

/** What a message about something to study carries. */
const studyPayload = z.object({ lessonId: z.uuid(), title: z.string(), courseTitle: z.string(), dueAt: instant.nullable() });

/** What a message about a document carries. */
const documentPayload = z.object({
  userId: z.uuid(),
  kind: eligibility.documentKind,
  title: z.string(),
  aircraftType: z.string().nullable(),
  validUntil: z.iso.date(),
});

export type Names = ReadonlyMap<string, string>;

/** The names of everyone and everything that some messages speak of, by id. */
export async function namesIn({ tx, tenantId }: Scope, messages: readonly Queued[]): Promise<Names> {
  const payloads = messages.flatMap(({ payload }) => lessonPayload.safeParse(payload).data ?? []);
  const idsOf = (pick: (payload: LessonPayload) => string | null | undefined) => [...new Set(payloads.flatMap((each) => pick(each) ?? []))];
  const holders = messages.flatMap(({ payload }) => documentPayload.safeParse(payload).data?.userId ?? []);
  const hit = messages.flatMap(({ payload }) => outagePayload.safeParse(payload).data?.lessons ?? []);
  const inSeries = messages.flatMap(({ payload }) => seriesPayload.safeParse(payload).data?.lessons ?? []);
  const people = [
    ...inSeries.map(({ studentId }) => studentId),
    ...hit.flatMap(({ studentId, instructorId }) => [studentId, ...(instructorId ? [instructorId] : [])]),
    ...idsOf(({ studentId }) => studentId),
    ...idsOf(({ instructorId }) => instructorId),
    ...new Set(holders),
  ];
  const users = await tx.user.findMany({ where: { tenantId, id: { in: people } }, select: { id: true, fullName: true } });
  const resourceIds = [...idsOf(({ resourceId }) => resourceId), ...hit.flatMap(({ resourceId }) => resourceId ?? [])];
  const resources = await tx.resource.findMany({ where: { tenantId, id: { in: resourceIds } }, select: { id: true, name: true } });
  return new Map([...users.map(({ id, fullName }) => [id, fullName] as const), ...resources.map(({ id, name }) => [id, name] as const)]);
}

type Reading = { names: Names; school: SchoolRow };
type Family = { tells: (topic: string) => boolean; text: (message: Queued, reading: Reading) => MessageText | undefined };

/** What messages are about, each kind with its words. */
const FAMILIES: readonly Family[] = [
  { tells: isAccountTopic, text: ({ topic }, { school }) => (isAccountTopic(topic) ? accountText(topic, school) : undefined) },
  {
    tells: isStudyTopic,
    text: ({ topic, payload }, { school }) => {
      const facts = studyPayload.safeParse(payload).data;
      return facts && isStudyTopic(topic) ? studyText(topic, facts, school) : undefined;
    },
  },
  {
    tells: isDocumentTopic,
    text: ({ payload, recipientId }, { names }) => {
      const { data } = documentPayload.safeParse(payload);
      return data && documentText(data, { isOwn: data.userId === recipientId, holder: names.get(data.userId) ?? 'someone' });
    },
  },
  {
    tells: isOutageTopic,
    text: ({ payload, recipientId: readerId }, { names, school: { timeZone } }) => {
      const { data } = outagePayload.safeParse(payload);
      return data && outageText(data, { readerId, names, timeZone });
    },
  },
  {
    tells: isSeriesTopic,
    text: ({ payload, recipientId: readerId }, { names, school: { timeZone } }) => {
      const { data } = seriesPayload.safeParse(payload);
      return data && seriesText(data, { readerId, names, timeZone });
    },
  },
  {
    tells: isLessonTopic,
    text: ({ topic, payload, recipientId }, { names, school }) => {
      const { data } = lessonPayload.safeParse(payload);
      return data && isLessonTopic(topic) ? lessonText(topic, factsOf(data, names, recipientId), school) : undefined;
    },
  },
  { tells: () => true, text: quizText },
];

/** A message in its recipient's words; undefined where nobody wrote words for it, or it does not carry what they need. */
export const textOf = (message: Queued, names: Names, school: SchoolRow): MessageText | undefined =>
  FAMILIES.find(({ tells }) => tells(message.topic))?.text(message, { names, school });

function factsOf(payload: LessonPayload, names: Names, recipientId: string): LessonFacts {
  const { studentId, instructorId, resourceId, cancelReason, cancelNote, createdAt, alternatives } = payload;
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? null) : null);
  return {
    ...payload,
    student: nameOf(studentId) ?? 'A student',
    instructor: nameOf(instructorId),
    resource: nameOf(resourceId),
    cancelReason: cancelReason ?? null,
    cancelNote: cancelNote ?? null,
    requestedAt: createdAt ?? null,
    alternatives: alternatives ?? [],
    reader: recipientId === studentId ? 'student' : recipientId === instructorId ? 'instructor' : 'other',
  };
}
