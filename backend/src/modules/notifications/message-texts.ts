import { type bookings, identity } from '#contract';

import { instantInWords, stretchInWords } from './time-words.ts';

/** A message as a person reads it. `link` is a path of the app. */
export type MessageText = { title: string; body: string; link: string };

/** A lesson that a message is about, as its reader knows it. */
export type LessonFacts = {
  bookingId: string;
  title: string | null;
  startsAt: Date;
  endsAt: Date;
  student: string;
  instructor: string | null;
  resource: string | null;
  cancelReason: bookings.CancelReason | null;
  cancelNote: string | null;
  /** When it was requested; told of requests that wait too long. */
  requestedAt: Date | null;
  /** Free times near the one that was asked for. */
  alternatives: readonly { startsAt: Date; endsAt: Date }[];
  reader: 'student' | 'instructor' | 'other';
};

type School = { name: string; timeZone: string };
type Words = { when: string; whose: string; called: string; since: string; free: string; facts: LessonFacts };
type Sentence = { title: string; body: string };

/** Why a lesson was cancelled, to stand in a sentence. */
export const CANCEL_REASONS: Record<bookings.CancelReason, string> = {
  STUDENT: 'the student asked for it',
  INSTRUCTOR: 'the instructor cannot come',
  SCHOOL: 'the school had to cancel',
  WEATHER: 'weather',
  MAINTENANCE: 'maintenance',
  NO_SHOW: 'the student did not come',
  OTHER: 'other',
};

const LESSON_TEXTS = {
  'booking.requested': ({ when, called, facts: { reader, student } }) =>
    reader === 'student'
      ? { title: 'Lesson requested for you', body: `The school requested a lesson${called} for you on ${when}. It waits for approval.` }
      : { title: 'New request', body: `${student} asks for a lesson${called} on ${when}.` },
  'booking.approved': ({ when, whose, called }) => ({
    title: 'Lesson approved',
    body: `${whose}${called} on ${when} is approved. Who teaches it is still to come.`,
  }),
  'booking.assigned': ({ when, whose, called, facts: { reader, instructor, student, resource } }) => {
    const withWhat = resource === null ? '' : ` with ${resource}`;
    if (reader === 'instructor') return { title: 'New lesson for you', body: `You teach ${student}${called} on ${when}${withWhat}.` };
    return {
      title: 'Instructor assigned',
      body: `${instructor ?? 'An instructor'} teaches ${lower(whose)}${called} on ${when}${withWhat}.`,
    };
  },
  'booking.unassigned': ({ when, whose, called }) => ({
    title: 'Assignment taken back',
    body: `${whose}${called} on ${when} has no instructor any more. Who teaches it is still to come.`,
  }),
  'booking.swapped': ({ when, whose, called, facts: { reader, instructor, student, resource } }) => {
    const withWhat = resource === null ? '' : ` with ${resource}`;
    const who = reader === 'other' ? `${student}’s lesson` : whose;
    const teacher = reader === 'instructor' ? 'You teach it' : `${instructor ?? 'Nobody'} teaches it`;
    return { title: 'Lesson changed hands', body: `${who}${called} on ${when} keeps its time. ${teacher} now${withWhat}.` };
  },
  'booking.completed': ({ when, whose, called }) => ({ title: 'Lesson completed', body: `${whose}${called} on ${when} is completed.` }),
  'booking.cancelled': ({ when, whose, called, facts: { cancelReason, cancelNote } }) => {
    const reason = cancelReason === null ? '' : ` Reason: ${CANCEL_REASONS[cancelReason]}.`;
    const note = cancelNote === null ? '' : ` Note: ${cancelNote}`;
    return { title: 'Lesson cancelled', body: `${whose}${called} on ${when} is cancelled.${reason}${note}` };
  },
  'booking.rescheduled': ({ when, whose, called }) => ({ title: 'Lesson moved', body: `${whose}${called} is now on ${when}.` }),
  'booking.escalated': ({ when, called, since, facts: { student } }) => ({
    title: 'A request waits too long',
    body: `${student} asks for a lesson${called} on ${when} and has waited for an answer${since}.`,
  }),
  'booking.released': ({ when, called }) => ({
    title: 'Your time is no longer kept',
    body: `The lesson${called} you asked for on ${when} still waits for an answer, but others can ask for that time again.`,
  }),
  'booking.outbid': ({ when, called, free }) => ({
    title: 'Your time went to someone else',
    body: `The time of the lesson${called} you asked for on ${when} was given to someone else. ${free} Your request stays until you move or cancel it.`,
  }),
} as const satisfies Record<string, (words: Words) => Sentence>;

export type LessonTopic = keyof typeof LESSON_TEXTS;

/** Whether a topic is about a lesson. */
export const isLessonTopic = (topic: string): topic is LessonTopic => Object.hasOwn(LESSON_TEXTS, topic);

/** What a reader is told of a lesson, its times in the school's zone. */
export function lessonText(topic: LessonTopic, facts: LessonFacts, { timeZone }: School): MessageText {
  const words: Words = {
    when: stretchInWords(facts, timeZone),
    whose: WHOSE[facts.reader](facts.student),
    called: facts.title === null ? '' : ` “${facts.title}”`,
    since: facts.requestedAt === null ? '' : ` since ${instantInWords(facts.requestedAt, timeZone)}`,
    free: freeTimes(facts, timeZone),
    facts,
  };
  return { ...LESSON_TEXTS[topic](words), link: `/bookings/${facts.bookingId}` };
}

const WHOSE: Record<LessonFacts['reader'], (student: string) => string> = {
  student: () => 'Your lesson',
  instructor: (student) => `Your lesson with ${student}`,
  other: (student) => `The lesson of ${student}`,
};

const freeTimes = ({ alternatives }: LessonFacts, timeZone: string) =>
  alternatives.length === 0
    ? 'Nothing near it is free.'
    : `Free near it: ${alternatives.map((period) => stretchInWords(period, timeZone)).join('; ')}.`;

const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

const ACCOUNT_TEXTS = {
  'user.approved': ({ name }) => ({ title: 'Your account is approved', body: `Welcome to ${name}. You can sign in now.`, link: '/' }),
  'user.invited': ({ name }) => ({
    title: 'Set your password',
    body: `${name} made you an account. The mailed link sets its password, once, within ${identity.INVITATION_HOURS} hours.`,
    link: '/',
  }),
  'user.password_reset': () => ({
    title: 'Set a new password',
    body: 'You asked for a new password, or someone else did in your place. The mailed link sets it, once, within an hour. If it was not you, there is nothing to do.',
    link: '/profile',
  }),
} as const satisfies Record<string, (school: School) => MessageText>;

export type AccountTopic = keyof typeof ACCOUNT_TEXTS;

/** Whether a topic is about the reader's own account. */
export const isAccountTopic = (topic: string): topic is AccountTopic => Object.hasOwn(ACCOUNT_TEXTS, topic);

/** What a person is told of their own account. */
export const accountText = (topic: AccountTopic, school: School): MessageText => ACCOUNT_TEXTS[topic](school);
