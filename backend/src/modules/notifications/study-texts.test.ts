import { expect, it } from 'vitest';

import { isStudyTopic, studyText } from './study-texts.ts';

const school = { timeZone: 'America/New_York' };
const facts = { lessonId: 'l1', title: 'Stalls', courseTitle: 'Ground school', dueAt: new Date('2026-11-24T14:00:00.000Z') };

it('says what is to be studied, and until when in the school’s zone', () => {
  expect(studyText('lesson.assigned', facts, school)).toEqual({
    title: 'A lesson to study',
    body: 'You are given “Stalls” of “Ground school” to study, until Tue 24 Nov 2026, 09:00 EST.',
    link: '/lessons/l1',
  });
  expect(studyText('lesson.due_soon', facts, school).body).toBe('“Stalls” of “Ground school” is due on Tue 24 Nov 2026, 09:00 EST.');
  expect(studyText('lesson.overdue', facts, school).body).toBe(
    '“Stalls” of “Ground school” was due on Tue 24 Nov 2026, 09:00 EST and is not completed.',
  );
});

it('speaks of no date where there is none', () => {
  expect(studyText('lesson.assigned', { ...facts, dueAt: null }, school).body).toBe('You are given “Stalls” of “Ground school” to study.');
});

it('knows no other topics, not even what every object has', () => {
  for (const topic of ['booking.approved', 'toString', '__proto__', '']) expect(isStudyTopic(topic)).toBe(false);
});
