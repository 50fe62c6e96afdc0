import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { questions } from '#contract';

import { judgeOnce } from './judge-once.ts';
import { type FinishedAttempt, quizTally } from './quiz-figures.ts';

const truth = (id: string): questions.Question => ({ id, kind: 'TRUE_FALSE', prompt: `${id}?`, points: 1, correct: true });
const ASKED = ['q1', 'q2', 'q3'].map(truth);

const attempt = (studentId: string, rights: readonly (boolean | null)[], seconds = 60): FinishedAttempt => {
  const right = rights.filter(Boolean).length;
  const answers = Object.fromEntries(rights.map((answer, index) => [`q${index + 1}`, answer]));
  return { studentId, seconds, questions: ASKED, answers, percent: (right * 100) / 3, passed: right === 3 };
};

const figuresOf = (attempts: readonly FinishedAttempt[]) => {
  const tally = quizTally(judgeOnce());
  for (const each of attempts) tally.add(each);
  return tally.figures(['q2', 'q1']);
};

describe('the figures of a quiz', () => {
  const told = figuresOf([
    attempt('a', [true, true, true], 60),
    attempt('b', [true, true, false], 120),
    attempt('c', [true, false, null], 180),
    attempt('a', [false, false, true], 240),
  ]);

  it('are those worked out by hand', () => {
    // Percents 100, 66.67, 33.33, 33.33; deviations 41.67, 8.33, -25, -25: squares sum 3055.56, over 3 is 1018.52.
    expect(told).toMatchObject({ attempts: 4, students: 2 + 1, mean: 58.33, median: 50, standardDeviation: 31.91, passRate: 0.25 });
    expect(told.percents.map(({ count }) => count)).toEqual([0, 0, 0, 2, 0, 0, 1, 0, 0, 1]);
    expect(told.time).toMatchObject({ median: 150, lowerQuartile: 105, upperQuartile: 195 });
  });

  it('tell of each question, as the lesson orders them and then those it asks no more', () => {
    expect(told.questions.map(({ questionId, current }) => [questionId, current])).toEqual([
      ['q2', true],
      ['q1', true],
      ['q3', false],
    ]);
    const [q2, q1, q3] = told.questions;
    expect([q1?.difficulty, q2?.difficulty, q3?.difficulty]).toEqual([0.75, 0.5, 0.5]);
    expect([q1?.unanswered, q3?.unanswered]).toEqual([0, 0.25]);
    expect(q3?.options).toEqual([
      { id: 'true', text: 'True', correct: true, chosen: 2, share: 0.5 },
      { id: 'false', text: 'False', correct: false, chosen: 1, share: 0.25 },
    ]);
    // q2 is 1 1 0 0, the rest of those attempts 1 .5 .5 .5: covariance .25, variances 1 and .1875.
    expect(q2?.discrimination).toBe(0.5774);
    // q1 is 1 1 1 0, the rest 1 .5 0 .5: covariance 0.
    expect(q1?.discrimination).toBe(0);
  });

  it('say nothing of nobody', () => {
    expect(figuresOf([])).toMatchObject({ attempts: 0, mean: null, standardDeviation: null, passRate: null, time: null, questions: [] });
  });

  it('stay within their bounds, whatever is answered', () => {
    const rights = fc.tuple(...[1, 2, 3].map(() => fc.constantFrom(true, false, null)));
    fc.assert(
      fc.property(fc.array(fc.tuple(rights, fc.nat(100_000)), { maxLength: 30 }), (given) => {
        const { percents, time, questions: each } = figuresOf(given.map(([answers, seconds], n) => attempt(String(n), answers, seconds)));
        const total = (buckets: readonly { count: number }[]) => buckets.reduce((sum, { count }) => sum + count, 0);
        expect(total(percents)).toBe(given.length);
        if (time) {
          expect(total(time.histogram)).toBe(given.length);
          expect(time.lowerQuartile).toBeLessThanOrEqual(time.median);
          expect(time.median).toBeLessThanOrEqual(time.upperQuartile);
        }
        for (const { difficulty, discrimination, unanswered, options, asked } of each) {
          expect([difficulty, unanswered].every((share) => share >= 0 && share <= 1)).toBe(true);
          expect(discrimination === null || Math.abs(discrimination) <= 1).toBe(true);
          expect(total((options ?? []).map(({ chosen }) => ({ count: chosen })))).toBe(asked - Math.round(unanswered * asked));
        }
      }),
    );
  });
});
