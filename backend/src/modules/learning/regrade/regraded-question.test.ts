import { describe, expect, it } from 'vitest';

import type { questions } from '#contract';

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
});
