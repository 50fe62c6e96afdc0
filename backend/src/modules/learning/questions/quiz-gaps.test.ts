import { describe, expect, it } from 'vitest';

import { questions } from '#contract';

import { quizGaps } from './quiz-gaps.ts';

const read = (question: object) => questions.questionInput.parse({ prompt: '?', ...question });
const option = (text: string, correct: boolean, weight?: number) => ({ text, correct, weight });
const single = (...options: object[]) => read({ kind: 'SINGLE', options });
const multiple = (...options: object[]) => read({ kind: 'MULTIPLE', options });

describe('what keeps a quiz from being published', () => {
  it('is that it asks nothing', () => {
    expect(quizGaps([])).toEqual([{ path: 'questions', message: 'The quiz has no question yet.' }]);
  });

  it('is that no question is worth points', () => {
    const free = read({ kind: 'TRUE_FALSE', correct: true, points: 0 });
    expect(quizGaps([free, free])).toEqual([{ path: 'questions', message: 'No question is worth any points.' }]);
    expect(quizGaps([free, read({ kind: 'TRUE_FALSE', correct: true })])).toEqual([]);
  });

  it.each([
    ['a single choice without a right option', single(option('a', false), option('b', false)), 'options'],
    ['a single choice with two', single(option('a', true), option('b', true)), 'options'],
    ['a single choice whose right option earns half', single(option('a', true, 50), option('b', false)), 'options'],
    ['a multiple choice without a right option', multiple(option('a', false), option('b', false)), 'options'],
    ['weights that cannot reach the whole', multiple(option('a', true, 50), option('b', true, 25), option('c', false, -50)), 'options'],
    ['options that say the same', single(option('a  b', true), option('a b', false)), 'options.1.text'],
    ['a text of which nothing earns all', read({ kind: 'SHORT_TEXT', accepted: [{ text: 'a', percent: 90 }] }), 'accepted'],
    ['pairs of one left side', read({ kind: 'MATCHING', pairs: ['x', 'y'].map((right) => ({ left: 'a', right })) }), 'pairs.1.left'],
    [
      'a distractor that is right',
      read({ kind: 'MATCHING', pairs: [{ left: 'a', right: 'b' }], distractors: ['c', 'b'] }),
      'distractors.1',
    ],
  ])('is %s', (_what, question, path) => {
    const sound = read({ kind: 'NUMERIC', value: 1 });
    expect(quizGaps([sound, question])).toMatchObject([{ path: `questions.1.${path}` }]);
  });

  it('is told in words', () => {
    const [gap] = quizGaps([multiple(option('a', true, 33.33333), option('b', true, 33.33333))]);
    expect(gap?.message).toBe('The weights add up to 66.67 %: nobody can reach the full points.');
  });

  it.each([
    ['a single choice with one right option', single(option('a', true), option('b', false))],
    ['one whose weight says so', single(option('a', true, 100), option('b', false, 50))],
    ['thirds as Moodle writes them', multiple(...['a', 'b', 'c'].map((text) => option(text, true, 33.33333)), option('d', false, -100))],
    ['options that differ in case: VS is not Vs', single(option('VS', true), option('Vs', false))],
    ['right sides that are equal', read({ kind: 'MATCHING', pairs: ['a', 'b'].map((left) => ({ left, right: 'x' })) })],
    ['a short text with a full answer', read({ kind: 'SHORT_TEXT', accepted: [{ text: 'a', percent: 50 }, { text: 'b' }] })],
  ])('is not %s', (_what, question) => {
    expect(quizGaps([question])).toEqual([]);
  });
});
