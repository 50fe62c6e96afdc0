import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { courses, type questions } from '#contract';
import { someQuestion } from '#test/arbitrary-questions.ts';

import { quizDocument } from '../courses/quiz-document.ts';
import { completionChange, type Outcome } from './completion.ts';
import { judgeAnew, regradedQuiz } from './judge-anew.ts';
import { regradedQuestion } from './regraded-question.ts';

type Question = questions.Question;

const single = (right: string, ids = ['a', 'b']): Question => ({
  ...{ id: 'q', kind: 'SINGLE', prompt: 'Which?', points: 1 },
  options: ids.map((id) => ({ id, text: id.toUpperCase(), correct: id === right })),
});
const pairs = (rights: [string, string], distractors?: string[]): Question => ({
  ...{ id: 'q', kind: 'MATCHING', prompt: 'Match', points: 1, distractors },
  pairs: rights.map((right, index) => ({ id: `p${index}`, left: `L${index}`, right })),
});
const quizOf = (...asked: Question[]): courses.Quiz => ({
  ...{ passPercent: 50, maxAttempts: null, timeLimitMinutes: null, shuffle: false, reviewPolicy: 'AFTER_SUBMIT' },
  questions: asked,
  draws: [],
});

describe('a question judged anew', () => {
  it('takes right answers, points and explanation, and keeps what was seen', () => {
    const present: Question = { ...single('b'), prompt: 'Which one?', points: 3, explanation: 'B it is' };
    expect(regradedQuestion({ ...single('a'), explanation: 'A' }, present)).toEqual({
      ...{ id: 'q', kind: 'SINGLE', prompt: 'Which?', points: 3, explanation: 'B it is' },
      options: [
        { id: 'a', text: 'A', correct: false },
        { id: 'b', text: 'B', correct: true },
      ],
    });
  });

  it('judges an option that is gone as before, and offers no new one afterwards', () => {
    const regraded = regradedQuestion(single('a', ['a', 'b']), single('c', ['b', 'c']));
    expect(regraded).toMatchObject({
      options: [
        { id: 'a', correct: true },
        { id: 'b', correct: false },
      ],
    });
  });

  it('takes tolerance and accepted words', () => {
    const number = (value: number, tolerance: number): Question => ({ id: 'q', kind: 'NUMERIC', prompt: 'n', points: 1, value, tolerance });
    expect(regradedQuestion(number(5, 0), number(6, 2))).toMatchObject({ value: 6, tolerance: 2 });
  });

  it('swaps the right sides of pairs, but takes none that could not be chosen', () => {
    expect(regradedQuestion(pairs(['R0', 'R1']), pairs(['R1', 'R0']))).toMatchObject({ pairs: [{ right: 'R1' }, { right: 'R0' }] });
    expect(regradedQuestion(pairs(['R0', 'R1']), pairs(['Reworded', 'R1']))).toMatchObject({ pairs: [{ right: 'R0' }, { right: 'R1' }] });
    const shown = regradedQuestion(pairs(['R0', 'R1'], ['D']), pairs(['D', 'D']));
    expect(shown).toMatchObject({ pairs: [{ right: 'D' }, { right: 'D' }], distractors: ['R0', 'R1'] });
  });

  it('stays as it was where the lesson has it no more, or in another kind', () => {
    expect(regradedQuestion(single('a'), undefined)).toEqual(single('a'));
    expect(regradedQuestion(single('a'), pairs(['x', 'y']))).toEqual(single('a'));
  });

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

describe('having completed a lesson', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 12, minute));
  const result = (passed: boolean) => ({ score: 0, maxScore: 1, percent: 0, passed });
  const outcome = (number: number, before: boolean, after: boolean): Outcome => ({
    ...{ attemptId: String(number), studentId: 's', number, submittedAt: at(number) },
    ...{ before: result(before), after: result(after) },
  });

  it('is gained by the earliest attempt that passes now', () => {
    const outcomes = [outcome(1, false, false), outcome(2, false, true), outcome(3, false, true)];
    expect(completionChange(outcomes, null)).toMatchObject({ change: 'GAINS', attempt: { number: 2 } });
    expect(completionChange([outcome(1, false, false)], null)).toBeNull();
  });

  it('is lost only if an attempt earned it and none passes any more', () => {
    expect(completionChange([outcome(1, true, false)], at(1))).toMatchObject({ change: 'LOSES', attempt: { number: 1 } });
    expect(completionChange([outcome(1, true, false), outcome(2, true, true)], at(1))).toBeNull();
    expect(completionChange([outcome(1, true, false)], at(30))).toBeNull();
  });
});
