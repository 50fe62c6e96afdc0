import * as z from 'zod';

import type { MessageText } from './message-texts.ts';
import { stretchInWords } from './time-words.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));

const changedLesson = z.object({
  bookingId: z.uuid(),
  title: z.string().nullable(),
  act: z.enum(['MOVED', 'SWAPPED', 'CANCELLED', 'RESTORED']),
  was: z.object({ startsAt: instant, endsAt: instant }),
  startsAt: instant,
  endsAt: instant,
  studentId: z.uuid(),
  instructorId: z.uuid().nullable(),
  resourceId: z.uuid().nullable(),
});

/** What a message about a bad day carries: all that was changed for one person. */
export const outagePayload = z.object({
  reason: z.enum(['MAINTENANCE', 'DEFECT', 'SICKNESS', 'WEATHER', 'CLOSED', 'OTHER']),
  lessons: z.array(changedLesson).min(1),
});
type OutageNews = z.output<typeof outagePayload>;
type Changed = z.output<typeof changedLesson>;

/** Whether a topic is about what was changed for an outage. */
export const isOutageTopic = (topic: string): boolean => topic === 'outage.changes';

const REASONS: Record<OutageNews['reason'], string> = {
  MAINTENANCE: 'Because of maintenance',
  DEFECT: 'Because of a defect',
  SICKNESS: 'Because an instructor is ill',
  WEATHER: 'Because of the weather',
  CLOSED: 'Because the school is closed',
  OTHER: 'The school had to change this',
};

type Reader = { readerId: string; names: ReadonlyMap<string, string>; timeZone: string };

/** Everything that was changed for one reader, a line for each lesson, times in the school's zone. */
export function outageText({ reason, lessons }: OutageNews, reader: Reader): MessageText {
  const [first] = lessons;
  const many = lessons.length === 1 ? 'One lesson has' : `${lessons.length} lessons have`;
  const link = lessons.length === 1 && first ? `/bookings/${first.bookingId}` : '/bookings';
  return { title: `${many} changed`, body: `${REASONS[reason]}: ${lessons.map((each) => lineOf(each, reader)).join(' ')}`, link };
}

function lineOf(lesson: Changed, { readerId, names, timeZone }: Reader): string {
  const { title, act, was, studentId, instructorId, resourceId } = lesson;
  const whose = studentId === readerId ? 'Your lesson' : `The lesson of ${names.get(studentId) ?? 'a student'}`;
  const before = `${whose}${title === null ? '' : ` “${title}”`} on ${stretchInWords(was, timeZone)}`;
  const teacher = instructorId === null ? undefined : instructorId === readerId ? 'you' : names.get(instructorId);
  const means = resourceId === null ? undefined : names.get(resourceId);
  const withWhom = [teacher, means].filter((each) => each !== undefined).join(' and ');
  const now = stretchInWords(lesson, timeZone);
  const said: Record<Changed['act'], string> = {
    CANCELLED: `${before} is cancelled.`,
    MOVED: `${before} is moved to ${now}${withWhom && `, with ${withWhom}`}.`,
    SWAPPED: `${before} keeps its time${withWhom && `, now with ${withWhom}`}.`,
    RESTORED: `${before} takes place as it was planned first: ${now}${withWhom && `, with ${withWhom}`}.`,
  };
  return said[act];
}
