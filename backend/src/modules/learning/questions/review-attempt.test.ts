import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { questions } from '#contract';
import { nextId, someQuestion } from '#test/arbitrary-questions.ts';

import { compare, exactly } from './fraction.ts';
import { nameParts } from './name-parts.ts';
import { reviewAttempt } from './review-attempt.ts';
import { scoreAnswer } from './score-answer.ts';

const read = (question: object) => questions.question.parse({ prompt: '?', ...question });

const QUIZ = [
  read({
    ...{ id: 'single', kind: 'SINGLE', points: 2, explanation: 'Lift needs speed.' },
    options: [
      { id: 'a', text: 'a', correct: false, weight: 50, feedback: 'Half' },
      { id: 'b', text: 'b', correct: true },
    ],
  }),
  read({ id: 'multiple', kind: 'MULTIPLE', options: ['x', 'y', 'z'].map((id) => ({ id, text: id, correct: id !== 'z' })) }),
  read({ id: 'true', kind: 'TRUE_FALSE', correct: true, feedbackTrue: 'Yes', feedbackFalse: 'No' }),
  read({ id: 'number', kind: 'NUMERIC', value: 29.92, tolerance: 0.01 }),
  read({ id: 'text', kind: 'SHORT_TEXT', accepted: [{ text: 'near', percent: 50 }, { text: 'exact' }] }),
  read({ id: 'pairs', kind: 'MATCHING', pairs: ['p', 'q'].map((id) => ({ id, left: id, right: `of ${id}` })) }),
];
const RIGHT = { single: ['b'], multiple: ['y', 'x'], true: true, number: 29.93, text: ' EXACT', pairs: { p: 'of p', q: 'of q' } };

const review = (answers: questions.Answers) => reviewAttempt({ questions: QUIZ, answers, policy: 'AFTER_SUBMIT', passed: false });

describe('the review of an attempt', () => {
  it('is empty when everything is right', () => {
    expect(review(RIGHT)).toEqual([]);
  });

  it('tells each question below full points, what was given and what is right, as answers', () => {
    expect(review({ ...RIGHT, single: ['a'], true: false })).toEqual([
      {
        ...{ questionId: 'single', prompt: '?', given: ['a'], correct: ['b'], explanation: 'Lift needs speed.', feedback: 'Half' },
        ...{ points: 1, maxPoints: 2 },
      },
      { questionId: 'true', prompt: '?', given: false, correct: true, explanation: null, feedback: 'No', points: 0, maxPoints: 1 },
    ]);
  });

  it('tells the unanswered too', () => {
    expect(review({}).map(({ questionId, given, correct }) => [questionId, given, correct])).toEqual([
      ['single', null, ['b']],
      ['multiple', null, ['x', 'y']],
      ['true', null, true],
      ['number', null, 29.92],
      ['text', null, 'exact'],
      ['pairs', null, { p: 'of p', q: 'of q' }],
    ]);
  });

  it.each([
    ['AFTER_SUBMIT', false, 6],
    ['AFTER_SUBMIT', true, 6],
    ['AFTER_PASS', false, 0],
    ['AFTER_PASS', true, 6],
    ['NEVER', true, 0],
  ] as const)('%s, passed %s: shows %i questions', (policy, passed, shown) => {
    expect(reviewAttempt({ questions: QUIZ, answers: {}, policy, passed })).toHaveLength(shown);
  });

  it('has no right answer to tell where the author wrote none', () => {
    const options = [{ id: 'a', text: 'a', correct: false }];
    const asked = [
      read({ id: 'q', kind: 'SINGLE', options }),
      read({ id: 'r', kind: 'SHORT_TEXT', accepted: [{ text: 'a', percent: 50 }] }),
    ];
    const told = reviewAttempt({ questions: asked, answers: {}, policy: 'AFTER_SUBMIT', passed: false });
    expect(told.map(({ correct }) => correct)).toEqual([null, null]);
  });

  it('holds exactly the questions that earn less than their points, as the contract says', () => {
    fc.assert(
      fc.property(fc.array(someQuestion(), { maxLength: 5 }), (given) => {
        const asked =
          nameParts(
            given.map((question) => ({ ...question, id: nextId() })),
            nextId,
          ).questions ?? [];
        const answers = Object.fromEntries(asked.map(({ id }, index) => [id, index % 2 === 0 ? true : null]));
        const told = reviewAttempt({ questions: asked, answers, policy: 'AFTER_SUBMIT', passed: true });
        for (const entry of told) expect(questions.reviewedQuestion.parse(entry)).toEqual(entry);
        const below = asked.filter(
          (question) => question.points > 0 && compare(scoreAnswer(question, answers[question.id]), exactly(question.points)) < 0,
        );
        expect(told.filter(({ maxPoints }) => maxPoints > 0).map(({ questionId }) => questionId)).toEqual(below.map(({ id }) => id));
      }),
    );
  });
});
