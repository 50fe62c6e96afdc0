import { questions } from '@flightline/backend/contract';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { renderWith } from '../../../test/render-with.tsx';
import { newDraft, newOption, type QuestionDraft, toInput } from './question-draft.ts';
import { QuestionPreview } from './question-preview.tsx';

type Part = { text: string; correct: boolean; weight: number | null };

/** A question as it is saved, made of what is written in the form. */
function choice(kind: 'SINGLE' | 'MULTIPLE', options: Part[]): questions.Question {
  const draft: QuestionDraft = { ...newDraft(kind), prompt: 'Which?' };
  draft.options = options.map((part, at) => ({ ...newOption(), id: `o${at}`, key: `o${at}`, ...part }));
  return questions.question.parse(toInput(draft));
}

async function solved(question: questions.Question, role: 'radio' | 'checkbox') {
  const { user } = await renderWith(<QuestionPreview question={question} number={1} />, { role: 'INSTRUCTOR' });
  await user.click(screen.getByRole('switch', { name: 'Right answer' }));
  const answer = within(await screen.findByRole(role === 'radio' ? 'radiogroup' : 'group'));
  return answer.getAllByRole<HTMLInputElement>(role).map(({ checked }) => checked);
}

describe('the right answer of a preview', () => {
  it('of a weighted single choice is the one option worth all', async () => {
    const question = choice('SINGLE', [
      { text: 'half', correct: false, weight: 50 },
      { text: 'full', correct: true, weight: 100 },
      { text: 'also full', correct: false, weight: 100 },
    ]);
    expect(await solved(question, 'radio')).toEqual([false, true, false]);
  });

  it('of a weighted multiple choice is every option that earns', async () => {
    const question = choice('MULTIPLE', [
      { text: 'some', correct: false, weight: 40 },
      { text: 'rest', correct: false, weight: 60 },
      { text: 'costs', correct: true, weight: -50 },
    ]);
    expect(await solved(question, 'checkbox')).toEqual([true, true, false]);
  });

  it('is not shown before it is asked for', async () => {
    const question = choice('SINGLE', [
      { text: 'right', correct: true, weight: null },
      { text: 'wrong', correct: false, weight: null },
    ]);
    await renderWith(<QuestionPreview question={question} number={1} />, { role: 'INSTRUCTOR' });
    expect(screen.getAllByRole<HTMLInputElement>('radio').some(({ checked }) => checked)).toBe(false);
  });
});
