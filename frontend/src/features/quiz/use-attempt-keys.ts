import type { questions } from '@flightline/backend/contract';

import { answerOf, type KeptAttempt } from '../../lib/attempts/kept-attempt.ts';
import { type Shortcut, useShortcuts } from '../../lib/shortcuts.ts';
import type { Answering } from './use-answering.ts';

const MOST_DIGITS = 9;

/** The answer after one more option was chosen by its number; a second time takes a box of several back. */
function chosen(kept: KeptAttempt, question: questions.ShownQuestion, index: number): questions.Answer | undefined {
  if (question.kind === 'TRUE_FALSE') return index === 0;
  if (question.kind !== 'SINGLE' && question.kind !== 'MULTIPLE') return undefined;
  const id = question.options[index]?.id;
  if (id === undefined) return undefined;
  if (question.kind === 'SINGLE') return [id];
  const before = answerOf(kept, question.id);
  const ids = Array.isArray(before) ? before : [];
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

function optionKeys({ kept, answer }: Answering): Shortcut[] {
  const question = kept.attempt.questions[kept.place];
  if (!question) return [];
  const count = question.kind === 'TRUE_FALSE' ? 2 : 'options' in question ? Math.min(MOST_DIGITS, question.options.length) : 0;
  return Array.from({ length: count }, (_, index) => ({
    key: String(index + 1),
    label: `Choose option ${index + 1}`,
    run: () => {
      const next = chosen(kept, question, index);
      if (next !== undefined) answer(question, next);
    },
  }));
}

/** A whole quiz by keyboard. */
export function useAttemptKeys(answering: Answering, handIn: () => void): void {
  const { kept, goTo, toggleFlag } = answering;
  const next = { label: 'Next question', run: () => goTo(kept.place + 1) };
  const previous = { label: 'Previous question', run: () => goTo(kept.place - 1) };
  const flag = () => {
    const question = kept.attempt.questions[kept.place];
    if (question) toggleFlag(question.id);
  };
  const keys: Shortcut[] = [
    { key: 'j', ...next },
    { key: 'ArrowRight', ...next },
    { key: 'k', ...previous },
    { key: 'ArrowLeft', ...previous },
    ...optionKeys(answering),
    { key: 'f', label: 'Flag for later', run: flag },
    { key: 'Ctrl+Enter', label: 'Hand in', run: handIn },
  ];
  useShortcuts('Quiz', kept.handIn ? [] : keys);
}
