import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { renderWith } from '../../../../test/render-with.tsx';
import { newDraft, type QuestionDraft } from '../../../components/questions/question-draft.ts';
import { QuestionsEditor } from './questions-editor.tsx';

const question = (id: string): QuestionDraft => ({ ...newDraft('TRUE_FALSE'), id, prompt: id, points: 1.1 });

function Quiz({ start, seen }: { start: QuestionDraft[]; seen: (questions: QuestionDraft[]) => void }) {
  const [questions, setQuestions] = useState(start);
  seen(questions);
  return <QuestionsEditor questions={questions} onChange={setQuestions} />;
}

const narrow = window.matchMedia;
beforeEach(() => vi.stubGlobal('matchMedia', (media: string) => ({ ...narrow(media), matches: media.includes('min-width') })));
afterEach(() => vi.stubGlobal('matchMedia', narrow));

async function quiz(...ids: string[]) {
  let now: QuestionDraft[] = [];
  const { user } = await renderWith(<Quiz start={ids.map(question)} seen={(questions) => (now = questions)} />, { role: 'INSTRUCTOR' });
  return { user, prompts: () => now.map(({ prompt }) => prompt) };
}

describe('a question that was taken out', () => {
  it('comes back to its place among what was typed since', async () => {
    const { user, prompts } = await quiz('a', 'b', 'c');
    await user.click(screen.getByRole('button', { name: 'Take out' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Question' }), { target: { value: 'typed since' } });
    expect(prompts()).toEqual(['typed since', 'c']);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(prompts()).toEqual(['a', 'typed since', 'c']);
  });

  it('comes back once, however often it is asked for', async () => {
    const { user, prompts } = await quiz('a', 'b');
    await user.click(screen.getByRole('button', { name: 'Take out' }));
    await user.dblClick(await screen.findByRole('button', { name: 'Undo' }));
    expect(prompts()).toEqual(['a', 'b']);
  });
});

it('adds the points exactly', async () => {
  await quiz('a', 'b', 'c');
  expect(screen.queryByText('3.3 points in all')).not.toBeNull();
});
