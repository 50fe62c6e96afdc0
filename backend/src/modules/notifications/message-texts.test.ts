import { describe, expect, it } from 'vitest';

import { accountText, isAccountTopic, isLessonTopic, type LessonFacts, lessonText, type LessonTopic } from './message-texts.ts';
import { quizText } from './quiz-texts.ts';

const school = { name: 'Alpha Flight School', timeZone: 'America/New_York' };
const facts: LessonFacts = {
  bookingId: 'b1',
  title: 'Pattern work',
  startsAt: new Date('2026-11-24T14:00:00.000Z'),
  endsAt: new Date('2026-11-24T15:30:00.000Z'),
  student: 'Sam Sky',
  instructor: 'Ida Wing',
  resource: 'N172SP',
  cancelReason: null,
  cancelNote: null,
  requestedAt: null,
  alternatives: [],
  reader: 'student',
};
const body = (topic: LessonTopic, given: Partial<LessonFacts> = {}) => lessonText(topic, { ...facts, ...given }, school).body;
const WHEN = 'Tue 24 Nov 2026, 09:00-10:30 EST';

describe('what a reader is told of a lesson', () => {
  it('depends on who reads', () => {
    expect(body('booking.assigned')).toBe(`Ida Wing teaches your lesson “Pattern work” on ${WHEN} with N172SP.`);
    expect(body('booking.assigned', { reader: 'instructor' })).toBe(`You teach Sam Sky “Pattern work” on ${WHEN} with N172SP.`);
    expect(body('booking.requested')).toBe(`The school requested a lesson “Pattern work” for you on ${WHEN}. It waits for approval.`);
    expect(body('booking.requested', { reader: 'other' })).toBe(`Sam Sky asks for a lesson “Pattern work” on ${WHEN}.`);
    expect(body('booking.rescheduled', { reader: 'instructor', title: null })).toBe(`Your lesson with Sam Sky is now on ${WHEN}.`);
    expect(body('booking.completed', { reader: 'other' })).toBe(`The lesson of Sam Sky “Pattern work” on ${WHEN} is completed.`);
  });

  it('says why a lesson was cancelled', () => {
    expect(body('booking.cancelled', { cancelReason: 'WEATHER', cancelNote: 'Fog until noon.' })).toBe(
      `Your lesson “Pattern work” on ${WHEN} is cancelled. Reason: weather. Note: Fog until noon.`,
    );
  });

  it('says since when a request waits', () => {
    expect(body('booking.escalated', { requestedAt: new Date('2026-11-20T14:00:00.000Z'), title: null })).toBe(
      `Sam Sky asks for a lesson on ${WHEN} and has waited for an answer since Fri 20 Nov 2026, 09:00 EST.`,
    );
  });

  it('leads to the lesson', () => {
    expect(lessonText('booking.approved', facts, school)).toMatchObject({ title: 'Lesson approved', link: '/bookings/b1' });
  });
});

it('greets an approved person by the school’s name', () => {
  expect(accountText('user.approved', school).body).toBe('Welcome to Alpha Flight School. You can sign in now.');
});

it('knows no other topics, not even what every object has', () => {
  for (const topic of ['booking.eaten', 'toString', '__proto__', ''])
    expect([isLessonTopic(topic), isAccountTopic(topic)]).toEqual([false, false]);
});

it('says what a regraded attempt came to before and since, and leads to it', () => {
  const attemptId = '01a208c9-57b3-723a-a6b2-f258f18e2c18';
  const payload = { attemptId, title: 'Clouds', attempts: 2, before: 50, after: 100, passed: true, completion: 'GAINS' };
  expect(quizText({ topic: 'quiz.regraded', payload })).toEqual({
    title: 'Your quiz was judged anew',
    body: 'Your attempt at “Clouds” was judged anew. It was 50\u00A0% and is 100\u00A0% now: passed. So was an earlier one. The lesson is completed with it.',
    link: `/attempts/${attemptId}`,
  });
  expect(quizText({ topic: 'quiz.eaten', payload })).toBeUndefined();
});
