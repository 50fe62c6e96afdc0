import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { questions } from '#contract';
import { nextId, someQuestion } from '#test/arbitrary-questions.ts';

import { exactly, rounded, sum } from './fraction.ts';
import { nameParts } from './name-parts.ts';
import { rightAnswer } from './review-attempt.ts';
import { scoreAnswer } from './score-answer.ts';
import { scoreQuiz } from './score-quiz.ts';

const trueFalse = (id: string, points: number) => questions.question.parse({ kind: 'TRUE_FALSE', id, prompt: '?', correct: true, points });

describe('the score of a quiz', () => {
  it('adds tenths as people do', () => {
    const asked = [trueFalse('a', 0.1), trueFalse('b', 0.2), trueFalse('c', 0.7)];
    expect(scoreQuiz({ questions: asked, answers: { a: true, b: true }, passPercent: 30 })).toEqual({
      ...{ score: 0.3, maxScore: 1, percent: 30, passed: true },
    });
  });

  it('is rounded once, at the end: three thirds are the whole', () => {
    const pairs = ['x', 'y', 'z'].map((id) => ({ id, left: id, right: id }));
    const asked = ['a', 'b', 'c'].map((id) => questions.question.parse({ kind: 'MATCHING', id, prompt: '?', pairs }));
    const answers = { a: { x: 'x' }, b: { y: 'y' }, c: { z: 'z' } };
    expect(scoreQuiz({ questions: asked, answers, passPercent: 100 / 3 })).toEqual({
      score: 1,
      maxScore: 3,
      percent: 33.33,
      passed: false,
    });
    expect(scoreQuiz({ questions: asked.slice(0, 1), answers, passPercent: 33.33 })).toEqual({
      ...{ score: 0.3333, maxScore: 1, percent: 33.33, passed: true },
    });
  });

  it('of 79.999 % shows as 80 and does not pass 80', () => {
    const asked = [trueFalse('a', 799.99), trueFalse('b', 200.01)];
    expect(scoreQuiz({ questions: asked, answers: { a: true }, passPercent: 80 })).toEqual({
      ...{ score: 799.99, maxScore: 1000, percent: 80, passed: false },
    });
  });

  it('is nothing without an answer, and a name of Object.prototype is no answer', () => {
    const asked = [trueFalse('constructor', 1), trueFalse('toString', 1)];
    expect(scoreQuiz({ questions: asked, answers: {}, passPercent: 1 })).toEqual({ score: 0, maxScore: 2, percent: 0, passed: false });
    expect(scoreQuiz({ questions: asked, answers: { toString: null }, passPercent: 1 }).score).toBe(0);
  });

  it('without points is passed only if nothing is asked for', () => {
    const asked = { questions: [trueFalse('a', 0)], answers: { a: true } };
    expect(scoreQuiz({ ...asked, passPercent: 1 })).toEqual({ score: 0, maxScore: 0, percent: 0, passed: false });
    expect(scoreQuiz({ ...asked, passPercent: 0 }).passed).toBe(true);
  });

  const quiz = fc.array(fc.tuple(someQuestion(), fc.nat(3)), { maxLength: 6 }).map((parts) => {
    const asked = parts.flatMap(([question]) => nameParts([{ ...question, id: nextId() }], nextId).questions ?? []);
    const ofPart = (index: number) => parts[index]?.[1] ?? 0;
    const answers = asked.flatMap((question, index): [string, questions.Answer | null][] => {
      if (ofPart(index) === 0) return [];
      if ('options' in question && ofPart(index) > 1)
        return [[question.id, question.options.slice(0, ofPart(index) - 1).map(({ id }) => id)]];
      return [[question.id, rightAnswer(question)]];
    });
    return { questions: asked, answers: Object.fromEntries(answers), passPercent: 60 };
  });

  it('is the sum of its parts, in whatever order they are asked, between nothing and everything', () => {
    fc.assert(
      fc.property(quiz, (given) => {
        const whole = scoreQuiz(given);
        const parts = sum(given.questions.map((question) => scoreAnswer(question, given.answers[question.id])));
        expect(whole.score).toBe(rounded(parts, 4));
        expect(whole.maxScore).toBe(rounded(sum(given.questions.map(({ points }) => exactly(points))), 4));
        expect(scoreQuiz({ ...given, questions: given.questions.toReversed() })).toEqual(whole);
        expect(whole.score).toBeGreaterThanOrEqual(0);
        expect(whole.score).toBeLessThanOrEqual(whole.maxScore);
        expect(whole.percent).toBeLessThanOrEqual(100);
      }),
      { numRuns: 300 },
    );
  });
});
