import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { questions } from '#contract';

import { percentBuckets, timeBuckets } from './buckets.ts';
import { correlation } from './correlation.ts';
import { judgeOnce } from './judge-once.ts';
import { type FinishedAttempt, quizTally } from './quiz-figures.ts';
import { inOrder, quantile, spreadOf } from './spread.ts';

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

  it('show the newest words of a question, and count options that are gone with theirs', () => {
    const single = (prompt: string, ids: string[]): questions.Question => ({
      ...{ id: 'q', kind: 'SINGLE', prompt, points: 1 },
      options: ids.map((id) => ({ id, text: `${prompt} ${id}`, correct: id === 'x' })),
    });
    const tally = quizTally(judgeOnce());
    const base = { studentId: 's', percent: 0, passed: false, seconds: 1 };
    tally.add({ ...base, questions: [single('new', ['x', 'y'])], answers: { q: ['x'] } });
    tally.add({ ...base, questions: [single('old', ['x', 'z'])], answers: { q: ['z'] } });
    const [question] = tally.figures(['q']).questions;
    expect(question).toMatchObject({ prompt: 'new', asked: 2, discrimination: null });
    expect(question?.options?.map(({ id, text, chosen }) => [id, text, chosen])).toEqual([
      ['x', 'new x', 1],
      ['y', 'new y', 0],
      ['z', 'old z', 1],
    ]);
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

describe('a correlation', () => {
  it('is the textbook’s, of pairs in any order', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(pairs, (given) => {
        const one = correlation();
        for (const [x, y] of given) one.add(x, y);
        const mean = (pick: 0 | 1) => given.reduce((sum, pair) => sum + pair[pick], 0) / given.length;
        const [mx, my] = [mean(0), mean(1)];
        const sum = (of: (x: number, y: number) => number) => given.reduce((total, [x, y]) => total + of(x - mx, y - my), 0);
        const [xx, yy] = [sum((x) => x * x), sum((_x, y) => y * y)];
        const value = one.value();
        if (xx < 1e-9 || yy < 1e-9) expect(value).toBeNull();
        else expect(value).toBeCloseTo(sum((x, y) => x * y) / Math.sqrt(xx * yy), 9);
      }),
    );
  });

  it('is none of two pairs, which always lie on a line', () => {
    const two = correlation();
    two.add(0, 1);
    two.add(1, 2);
    expect(two.value()).toBeNull();
    two.add(2, 3);
    expect(two.value()).toBeCloseTo(1);
  });
});

describe('spread and stretches', () => {
  it('lie between the least and the most', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 50 }), (values) => {
        const { mean, median } = spreadOf(values);
        for (const value of [mean, median, quantile(inOrder(values), 0.9)]) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
        expect(percentBuckets(values).reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      }),
    );
  });

  it('put a hundred percent in the last tenth, and a week among minutes beyond the end', () => {
    expect(percentBuckets([100, 90, 89.99, 0]).map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    const times = timeBuckets([60, 120, 180, 240, 604_800]);
    expect(times.at(-1)).toEqual({ from: 540, to: null, count: 1 });
  });
});
