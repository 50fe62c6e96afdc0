import { expect, it } from 'vitest';

import type { questions } from '#contract';

import { questionTally } from './question-figures.ts';

const single = (prompt: string, ids: string[]): questions.Question => ({
  ...{ id: 'q', kind: 'SINGLE', prompt, points: 1 },
  options: ids.map((id) => ({ id, text: `${prompt} ${id}`, correct: id === 'x' })),
});

it('shows the newest words of a question, and counts options that are gone with theirs', () => {
  const [newest, older] = [single('new', ['x', 'y']), single('old', ['x', 'z'])];
  const tally = questionTally(newest);
  tally.add({ question: newest, given: ['x'], share: 1, rest: null });
  tally.add({ question: older, given: ['z'], share: 0, rest: null });
  const told = tally.figures(true);
  expect(told).toMatchObject({ prompt: 'new', asked: 2, difficulty: 0.5, discrimination: null });
  expect(told.options?.map(({ id, text, chosen }) => [id, text, chosen])).toEqual([
    ['x', 'new x', 1],
    ['y', 'new y', 0],
    ['z', 'old z', 1],
  ]);
});
