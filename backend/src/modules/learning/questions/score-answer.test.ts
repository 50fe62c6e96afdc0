import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { questions } from '#contract';
import { nextId, someQuestion } from '#test/arbitrary-questions.ts';

import { compare, exactly, fraction, rounded, ZERO } from './fraction.ts';
import { nameParts } from './name-parts.ts';
import { quizGaps } from './quiz-gaps.ts';
import { rightAnswer } from './review-attempt.ts';
import { judgeAnswer, scoreAnswer } from './score-answer.ts';

const read = (question: object) => questions.question.parse({ id: 'q', prompt: '?', ...question });
const options = (...weights: [correct: boolean, weight?: number][]) =>
  weights.map(([correct, weight], index) => ({ id: 'abcdef'.charAt(index), text: `${index}`, correct, weight, feedback: `f${index}` }));
const points = (question: questions.Question, given: unknown) => rounded(scoreAnswer(question, given), 4);

describe('a single choice', () => {
  const plain = read({ kind: 'SINGLE', points: 2, options: options([false], [true], [false]) });
  const weighted = read({ kind: 'SINGLE', points: 3, options: options([false, -50], [false, 33.33333], [true]) });

  it.each([
    [plain, ['b'], 2],
    [plain, ['a'], 0],
    [plain, ['b', 'b'], 2],
    [plain, ['a', 'b'], 0],
    [plain, [], 0],
    [weighted, ['a'], 0],
    [weighted, ['b'], 1],
    [weighted, ['c'], 3],
  ])('%#: earns what its one tick says', (question, given, earned) => {
    expect(points(question, given)).toBe(earned);
  });
});

describe('a multiple choice', () => {
  const plain = read({ kind: 'MULTIPLE', points: 1, options: options([true], [true], [true], [false], [false]) });
  const weighted = read({ kind: 'MULTIPLE', options: options([true, 50], [true, 50], [false, -50], [false]) });

  it.each([
    [plain, ['a', 'b', 'c'], 1],
    [plain, ['c', 'a'], 0.6667],
    [plain, ['a', 'b', 'd'], 0.3333],
    [plain, ['a', 'd', 'e'], 0],
    [plain, ['a', 'b', 'c', 'd', 'e'], 0.3333],
    [plain, ['a', 'zzz'], 0],
    [weighted, ['a', 'b'], 1],
    [weighted, ['a', 'b', 'c'], 0.5],
    [weighted, ['a', 'b', 'd'], 1],
    [weighted, ['c'], 0],
  ])('%#: earns right ticks less wrong ones, or the sum of weights', (question, given, earned) => {
    expect(points(question, given)).toBe(earned);
  });

  it('earns exactly all with three weights of 33.33333', () => {
    const thirds = read({ kind: 'MULTIPLE', points: 10, options: options([true, 33.33333], [true, 33.33333], [true, 33.33333]) });
    expect(scoreAnswer(thirds, ['a', 'b', 'c'])).toEqual(fraction(10));
  });

  it('tells what the author says to each tick', () => {
    expect(judgeAnswer(plain, ['d', 'a']).feedback).toBe('f0\n\nf3');
  });
});

describe('a number', () => {
  const near = (value: number, tolerance: number) => read({ kind: 'NUMERIC', value, tolerance });

  it.each([
    [near(0.1, 0.2), 0.3, 1],
    [near(0.1, 0.2), -0.1, 1],
    [near(0.1, 0.2), 0.30000000000000004, 0],
    [near(1822, 0), 1822, 1],
    [near(3.1415, 0.0005), 3.142, 1],
    [near(3.1415, 0.0005), 3.1421, 0],
    [near(1e15, 0), 999999999999999, 0],
    [near(29.92, 0.01), 29.93, 1],
    [near(5, 0), '5', 0],
    [near(5, 1e15), NaN, 0],
    [near(5, 1e15), Infinity, 0],
  ])('%#: counts to the very end of its tolerance', (question, given, earned) => {
    expect(points(question, given)).toBe(earned);
  });

  it('may earn a share, and the best that fits', () => {
    const question = read({
      ...{ kind: 'NUMERIC', value: 1822, feedback: 'Exactly', points: 4 },
      alternatives: [
        { value: 1822, tolerance: 10, percent: 25, feedback: 'Near' },
        { value: 1820, tolerance: 2, percent: 50 },
      ],
    });
    expect([1822, 1821, 1830, 1833].map((given) => points(question, given))).toEqual([4, 2, 1, 0]);
    expect([1822, 1821, 1830].map((given) => judgeAnswer(question, given).feedback)).toEqual(['Exactly', null, 'Near']);
  });
});

describe('a short text', () => {
  const question = read({
    ...{ kind: 'SHORT_TEXT', points: 4 },
    accepted: [{ text: 'Nazereth', percent: 75, feedback: 'Misspelled' }, { text: 'Café de  Nazareth' }, { text: 'NAZERETH', percent: 50 }],
  });

  it.each([
    ['nazereth', 3],
    ['  CAFÉ DE NAZARETH\n', 4],
    ['cafe\u0301 de nazareth', 4],
    ['cafe de nazareth', 0],
    ['', 0],
    [17, 0],
  ])('%j earns %d', (given, earned) => {
    expect(points(question, given)).toBe(earned);
  });

  it('tells what belongs to the entry that counted', () => {
    expect(judgeAnswer(question, 'Nazereth').feedback).toBe('Misspelled');
  });
});

describe('a matching', () => {
  const pairs = [
    ['a', 'Ottawa'],
    ['b', 'Rome'],
    ['c', 'Rome'],
  ].map(([id, right]) => ({ id, left: `of ${id}`, right }));
  const question = read({ kind: 'MATCHING', pairs, distractors: ['Oslo'] });

  it.each([
    [{ a: 'Ottawa', b: 'Rome', c: 'Rome' }, 1],
    [{ a: 'Ottawa', b: 'Oslo' }, 0.3333],
    [{ b: 'Rome', c: 'Rome' }, 0.6667],
    [{ a: 'ottawa' }, 0],
    [{ toString: 'Ottawa' }, 0],
    [['Ottawa'], 0],
    [null, 0],
  ])('%#: earns the share of right pairs', (given, earned) => {
    expect(points(question, given)).toBe(earned);
  });
});

describe('any answer', () => {
  const named = someQuestion().map((question) => {
    const [first] = nameParts([question], nextId).questions ?? [];
    if (!first) throw new Error('Not named');
    return first;
  });
  const idsOf = (question: questions.Question) =>
    ('options' in question ? question.options : 'pairs' in question ? question.pairs : []).map(({ id }) => id);
  const answered = named.chain((question) =>
    fc.tuple(
      fc.constant(question),
      fc.oneof(
        fc.anything(),
        fc.shuffledSubarray(idsOf(question)),
        fc.boolean(),
        fc.double(),
        fc.constant(rightAnswer(question)),
        fc.dictionary(fc.constantFrom('x', ...idsOf(question)), fc.string(), { maxKeys: 5 }),
      ),
    ),
  );

  it('never throws, and never earns less than nothing or more than the points', () => {
    fc.assert(
      fc.property(answered, ([question, given]) => {
        const earned = scoreAnswer(question, given);
        expect(compare(earned, ZERO)).toBeGreaterThanOrEqual(0);
        expect(compare(earned, exactly(question.points))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it('that is right earns exactly the points, in a question without gaps', () => {
    fc.assert(
      fc.property(named, (question) => {
        fc.pre(quizGaps([{ ...question, points: 1 }]).length === 0);
        expect(scoreAnswer(question, rightAnswer(question))).toEqual(exactly(question.points));
      }),
      { numRuns: 500 },
    );
  });

  it('earns the same in whatever order it was ticked', () => {
    const ticked = someQuestion('SINGLE', 'MULTIPLE')
      .map((question) => nameParts([question], nextId).questions?.[0])
      .chain((question) => {
        const ids = question ? idsOf(question) : [];
        return fc.tuple(fc.constant(question), fc.shuffledSubarray(ids), fc.constant(ids));
      });
    fc.assert(
      fc.property(ticked, ([question, given, ids]) => {
        if (!question) return;
        const inOrder = ids.filter((id) => given.includes(id));
        expect(judgeAnswer(question, given)).toEqual(judgeAnswer(question, inOrder));
        expect(judgeAnswer(question, [...given, ...given])).toEqual(judgeAnswer(question, inOrder));
      }),
    );
  });

  it('with an unknown option earns nothing', () => {
    fc.assert(
      fc.property(someQuestion('SINGLE', 'MULTIPLE'), (given) => {
        const question = nameParts([given], nextId).questions?.[0];
        if (!question) return;
        expect(scoreAnswer(question, [...idsOf(question), 'nobody'])).toEqual(ZERO);
      }),
    );
  });
});
