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

const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** What stands twice, apart from spaces. */
const repeated = (texts: readonly string[]) => texts.map(tidy).find((text, at, all) => all.indexOf(text) !== at);

/** Thirds are written as 33.333 and taken for thirds; as 33.33 they are not. */
const WHOLE = 99.995;

type Gap = (draft: QuestionDraft) => string | null;

function optionGap({ options }: QuestionDraft): string | null {
  const twice = repeated(options.map(({ text }) => text));
  return twice === undefined ? null : `“${twice}” stands here twice`;
}

const singleGap: Gap = (draft) => {
  const full = draft.options.filter(({ weight, correct }) => (weight ?? (correct ? 100 : 0)) === 100).length;
  if (full === 0) return 'No option earns the full points';
  return full > 1 ? 'Several options earn the full points' : optionGap(draft);
};

const multipleGap: Gap = (draft) => {
  const { options } = draft;
  if (options.every(({ weight }) => weight === null))
    return options.some(({ correct }) => correct) ? optionGap(draft) : 'No option is marked as right';
  const reachable = options.reduce((sum, { weight }) => sum + Math.max(weight ?? 0, 0), 0);
  return reachable < WHOLE ? 'The weights do not add up to 100 %' : optionGap(draft);
};

const matchingGap: Gap = ({ pairs, distractors }) => {
  const twice = repeated(pairs.map(({ left }) => left));
  if (twice !== undefined) return `“${twice}” stands here twice`;
  const rights = new Set(pairs.map(({ right }) => tidy(right)));
  const both = distractors.find(({ text }) => rights.has(tidy(text)));
  return both ? `“${tidy(both.text)}” is also the right side of a pair` : null;
};

const GAPS: Record<questions.QuestionKind, Gap> = {
  SINGLE: singleGap,
  MULTIPLE: multipleGap,
  TRUE_FALSE: () => null,
  NUMERIC: () => null,
  SHORT_TEXT: ({ accepted }) => (accepted.some(({ percent }) => percent === 100) ? null : 'No answer earns the full points'),
  MATCHING: matchingGap,
};

/** What keeps a whole question from being answered rightly; null where nothing does. Publishing asks the same again, to the last digit. */
export const missingAnswer = (draft: QuestionDraft): string | null => GAPS[draft.kind](draft);
