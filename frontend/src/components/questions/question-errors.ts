import { questions } from '@flightline/backend/contract';

import { contractErrors } from '../../lib/form-errors.ts';
import { type QuestionDraft, toInput } from './question-draft.ts';

/** What the server would refuse in a draft, by field, in words for its author. */
export function questionErrors(draft: QuestionDraft): Record<string, string> {
  const found = contractErrors(questions.questionInput, toInput(draft));
  // An empty number field is "expected number, received null" to the contract.
  return Object.fromEntries(
    Object.entries(found).map(([path, message]) => [path, message.startsWith('Invalid input') ? 'Required' : message]),
  );
}

/** What keeps a whole question from having a right answer; null where it has one. Publishing asks the same again. */
export function missingAnswer(draft: QuestionDraft): string | null {
  const { kind, options, accepted } = draft;
  const isWeighted = options.some(({ weight }) => weight !== null);
  if (kind === 'SINGLE' && !isWeighted && options.filter(({ correct }) => correct).length !== 1) return 'No option is marked as right';
  if (kind === 'MULTIPLE' && !isWeighted && !options.some(({ correct }) => correct)) return 'No option is marked as right';
  if (kind === 'SHORT_TEXT' && !accepted.some(({ percent }) => percent === 100)) return 'No answer earns the full points';
  return null;
}
