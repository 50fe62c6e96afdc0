import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';

import { renderWith } from '../../../test/render-with.tsx';
import { newDraft, newOption, type QuestionDraft } from './question-draft.ts';
import { QuestionForm } from './question-form.tsx';

function Written({ start, seen }: { start: QuestionDraft; seen: (draft: QuestionDraft) => void }) {
  const [draft, setDraft] = useState(start);
  seen(draft);
  return <QuestionForm draft={draft} errors={{}} onChange={setDraft} />;
}

/** A form with three options on the screen, and its draft as it is now. */
async function choice() {
  const draft = newDraft('SINGLE');
  const options = ['Cirrus', 'Cumulus', 'Stratus'].map((text) => ({ ...newOption(), key: text, text }));
  let now = draft;
  const { user } = await renderWith(<Written start={{ ...draft, options }} seen={(draft) => (now = draft)} />, { role: 'INSTRUCTOR' });
  return { user, texts: () => now.options.map(({ text }) => text) };
}

describe('an option that was removed', () => {
  it('comes back to its place among what was typed since', async () => {
    const { user, texts } = await choice();
    await user.click(screen.getByRole('button', { name: 'Remove option 1' }));
    expect(texts()).toEqual(['Cumulus', 'Stratus']);
    fireEvent.change(screen.getByRole('textbox', { name: 'Option 2' }), { target: { value: 'Nimbostratus' } });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(texts()).toEqual(['Cirrus', 'Cumulus', 'Nimbostratus']);
  });

  it('comes last where its neighbour is gone too', async () => {
    const { user, texts } = await choice();
    await user.click(screen.getByRole('button', { name: 'Remove option 1' }));
    const undoFirst = await screen.findByRole('button', { name: 'Undo' });
    await user.click(screen.getByRole('button', { name: 'Remove option 1' }));
    await user.click(undoFirst);
    expect(texts()).toEqual(['Stratus', 'Cirrus']);
  });
});
