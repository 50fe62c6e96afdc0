import type { bookings } from '#contract';

import { CANCEL_REASONS, type MessageText } from './message-texts.ts';
import { stretchInWords } from './time-words.ts';

/** Whether a topic is about several lessons of a series. */
export const isSeriesTopic = (topic: string): boolean => topic === 'booking.series';

/** What was asked for or changed in a series: lessons by start, all of one student. */
export type SeriesNews = {
  act: 'REQUESTED' | 'MOVED' | 'CANCELLED';
  lessons: readonly { bookingId: string; title: string | null; startsAt: Date; endsAt: Date; studentId: string }[];
  cancelReason: bookings.CancelReason | null;
  cancelNote: string | null;
};

type Reader = { readerId: string; names: ReadonlyMap<string, string>; timeZone: string };

const LISTED = 6;

/** What was asked for or changed in a series, its times in the school's zone; of a long one the first few. */
export function seriesText(news: SeriesNews, reader: Reader): MessageText {
  const { act, lessons } = news;
  const [first] = lessons;
  return { ...WORDS[act](news, wordsFor(lessons, reader)), link: first ? `/bookings/${first.bookingId}` : '/bookings' };
}

type Words = { isOwn: boolean; student: string; called: string; count: string; when: string; whose: string };

function wordsFor(lessons: SeriesNews['lessons'], { readerId, names, timeZone }: Reader): Words {
  const [first] = lessons;
  const isOwn = first?.studentId === readerId;
  const student = (first && names.get(first.studentId)) ?? 'A student';
  const times = lessons.slice(0, LISTED).map((each) => stretchInWords(each, timeZone));
  const more = lessons.length > LISTED ? `; and ${lessons.length - LISTED} more` : '';
  return {
    ...{ isOwn, student, whose: isOwn ? 'your series' : `the series of ${student}`, when: `${times.join('; ')}${more}` },
    called: first?.title ? ` “${first.title}”` : '',
    count: lessons.length === 1 ? 'One lesson' : `${lessons.length} lessons`,
  };
}

const WORDS: Record<SeriesNews['act'], (news: SeriesNews, words: Words) => Pick<MessageText, 'title' | 'body'>> = {
  REQUESTED: (_news, { isOwn, student, called, count, when }) =>
    isOwn
      ? { title: 'Lessons requested for you', body: `The school requested ${count}${called} for you: ${when}. They wait for approval.` }
      : { title: 'New recurring request', body: `${student} asks for ${count}${called}: ${when}.` },
  MOVED: (_news, { called, count, when, whose }) => ({
    title: `${count} moved`,
    body: `${count}${called} of ${whose} moved to other times: ${when}.`,
  }),
  CANCELLED: ({ cancelReason, cancelNote }, { called, count, when, whose }) => {
    const reason = cancelReason === null ? '' : ` Reason: ${CANCEL_REASONS[cancelReason]}.`;
    const note = cancelNote === null ? '' : ` Note: ${cancelNote}`;
    return { title: `${count} cancelled`, body: `${count}${called} of ${whose} will not take place: ${when}.${reason}${note}` };
  },
};
