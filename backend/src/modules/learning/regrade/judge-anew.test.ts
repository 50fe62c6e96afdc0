import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { courses, type questions } from '#contract';
import { someQuestion } from '#test/arbitrary-questions.ts';

import { quizDocument } from '../courses/quiz-document.ts';
import { judgeAnew, regradedQuiz } from './judge-anew.ts';

type Question = questions.Question;

const single = (right: string, ids = ['a', 'b']): Question => ({
  ...{ id: 'q', kind: 'SINGLE', prompt: 'Which?', points: 1 },
  options: ids.map((id) => ({ id, text: id.toUpperCase(), correct: id === right })),
});
const quizOf = (...asked: Question[]): courses.Quiz => ({
  ...{ passPercent: 50, maxAttempts: null, timeLimitMinutes: null, shuffle: false, reviewPolicy: 'AFTER_SUBMIT' },
  questions: asked,
  draws: [],
});

describe('a quiz judged anew', () => {
  it('is not rewritten when nothing of it changed, whatever it is', () => {
    fc.assert(
      fc.property(someQuestion(), (written) => {
        const {
          questions: [question],
        } = quizDocument(courses.quizInput.parse({ questions: [written] }));
        if (!question) throw new Error('A quiz of one question has one');
        expect(regradedQuiz(quizOf(question), new Map([[question.id, question]])).isRewritten).toBe(false);
      }),
    );
  });

  it('is judged alike when it is judged anew once more', () => {
    const once = regradedQuiz(quizOf(single('a')), new Map([['q', single('b')]]));
    const twice = regradedQuiz(quizOf(...once.questions), new Map([['q', single('b')]]));
    expect([once.isRewritten, twice.isRewritten]).toEqual([true, false]);
    expect(judgeAnew(once, { q: ['b'] })).toEqual({ score: 1, maxScore: 1, percent: 100, passed: true });
  });
});
