import type { questions } from '@flightline/backend/contract';

import { uniqueKey } from '../../lib/unique-key.ts';

type Kind = questions.QuestionKind;

/** A part of a draft that stands in a list; `key` tells the rows apart while they move. `id` is the part's own, once it has one. */
type Row = { key: string; id?: string };
export type OptionDraft = Row & { text: string; correct: boolean; feedback: string; weight: number | null };
export type NumberDraft = Row & { value: number | null; tolerance: number | null; percent: number | null; feedback: string };
export type AcceptedDraft = Row & { text: string; percent: number | null; feedback: string };
export type PairDraft = Row & { left: string; right: string };
export type DistractorDraft = Row & { text: string };

/** A question while it is written. It holds the parts of every kind, so that changing the kind loses nothing. */
export type QuestionDraft = {
  /** Made here, so that a question keeps its name however often it is saved. At random: names in order would tell which option was written first. */
  id: string;
  kind: Kind;
  prompt: string;
  points: number | null;
  explanation: string;
  tags?: string[];
  options: OptionDraft[];
  truth: boolean;
  feedbackTrue: string;
  feedbackFalse: string;
  /** The first is the right answer; the others earn a share. */
  numbers: NumberDraft[];
  accepted: AcceptedDraft[];
  pairs: PairDraft[];
  distractors: DistractorDraft[];
};

/** A part that has a name of its own in the quiz. */
const named = () => {
  const key = uniqueKey();
  return { key, id: key };
};

export const newOption = (): OptionDraft => ({ ...named(), text: '', correct: false, feedback: '', weight: null });
export const newNumber = (percent: number): NumberDraft => ({ key: uniqueKey(), value: null, tolerance: 0, percent, feedback: '' });
export const newAccepted = (percent = 100): AcceptedDraft => ({ key: uniqueKey(), text: '', percent, feedback: '' });
export const newPair = (): PairDraft => ({ ...named(), left: '', right: '' });
export const newDistractor = (): DistractorDraft => ({ key: uniqueKey(), text: '' });

/** An empty question of a kind, with the rows that one fills in first. */
export const newDraft = (kind: Kind): QuestionDraft => ({
  ...{ id: uniqueKey(), kind, prompt: '', points: 1, explanation: '', truth: true, feedbackTrue: '', feedbackFalse: '', distractors: [] },
  options: [{ ...newOption(), correct: true }, newOption()],
  numbers: [newNumber(100)],
  accepted: [newAccepted()],
  pairs: [newPair(), newPair()],
});

/** The same question as another kind. Of several right options a single choice keeps the first. */
export function changeKind(draft: QuestionDraft, kind: Kind): QuestionDraft {
  if (kind !== 'SINGLE') return { ...draft, kind };
  const first = draft.options.findIndex(({ correct }) => correct);
  return { ...draft, kind, options: draft.options.map((option, at) => ({ ...option, correct: at === first })) };
}

const row = <T extends { id?: string | undefined }>(part: T) => ({ ...part, key: part.id ?? uniqueKey() });

type Of<K extends Kind> = Extract<questions.Question, { kind: K }>;

/** The draft of a question that exists. */
export function fromQuestion(question: questions.Question): QuestionDraft {
  const { id, kind, prompt, points, explanation = '', tags } = question;
  const draft = { ...newDraft(kind), id, prompt, points, explanation, ...(tags && { tags }) };
  return { ...draft, ...partsFrom(question) };
}

function partsFrom(question: questions.Question): Partial<QuestionDraft> {
  switch (question.kind) {
    case 'SINGLE':
    case 'MULTIPLE':
      return { options: question.options.map(({ feedback = '', weight = null, ...rest }) => ({ ...row(rest), feedback, weight })) };
    case 'TRUE_FALSE':
      return { truth: question.correct, feedbackTrue: question.feedbackTrue ?? '', feedbackFalse: question.feedbackFalse ?? '' };
    case 'NUMERIC':
      return { numbers: numbersFrom(question) };
    case 'SHORT_TEXT':
      return { accepted: question.accepted.map((each) => ({ ...newAccepted(), ...each, feedback: each.feedback ?? '' })) };
    case 'MATCHING':
      return matchingFrom(question);
  }
}

const numbersFrom = ({ value, tolerance, feedback = '', alternatives = [] }: Of<'NUMERIC'>): NumberDraft[] => [
  { ...newNumber(100), value, tolerance, feedback },
  ...alternatives.map((each) => ({ ...newNumber(0), ...each, feedback: each.feedback ?? '' })),
];

const matchingFrom = ({ pairs, distractors = [] }: Of<'MATCHING'>) => ({
  pairs: pairs.map(row),
  distractors: distractors.map((text) => ({ ...newDistractor(), text })),
});

const feedbackOf = ({ feedback }: { feedback: string }) => (feedback.trim() === '' ? {} : { feedback });
const idOf = ({ id }: { id?: string }) => (id === undefined ? {} : { id });

/** What is sent for a draft. Whether it is whole is the contract's to say: `questionInput` checks it. */
export function toInput(draft: QuestionDraft): object {
  const { kind, prompt, points, explanation, tags } = draft;
  const common = {
    ...{ id: draft.id, kind, prompt, points },
    ...(explanation.trim() !== '' && { explanation }),
    ...(tags && { tags }),
  };
  return { ...common, ...partsOf(draft) };
}

function partsOf(draft: QuestionDraft): object {
  switch (draft.kind) {
    case 'SINGLE':
    case 'MULTIPLE':
      return { options: draft.options.map(optionOf) };
    case 'TRUE_FALSE':
      return { correct: draft.truth, ...trueFalseFeedback(draft) };
    case 'NUMERIC':
      return numericOf(draft);
    case 'SHORT_TEXT':
      return { accepted: draft.accepted.map((each) => ({ text: each.text, percent: each.percent, ...feedbackOf(each) })) };
    case 'MATCHING': {
      const distractors = draft.distractors.map(({ text }) => text).filter((text) => text.trim() !== '');
      const pairs = draft.pairs.map((pair) => ({ ...idOf(pair), left: pair.left, right: pair.right }));
      return { pairs, ...(distractors.length > 0 && { distractors }) };
    }
  }
}

const optionOf = (option: OptionDraft) => ({
  ...idOf(option),
  ...{ text: option.text, correct: option.correct },
  ...feedbackOf(option),
  ...(option.weight !== null && { weight: option.weight }),
});

const trueFalseFeedback = ({ feedbackTrue, feedbackFalse }: QuestionDraft) => ({
  ...(feedbackTrue.trim() !== '' && { feedbackTrue }),
  ...(feedbackFalse.trim() !== '' && { feedbackFalse }),
});

function numericOf({ numbers: [main = newNumber(100), ...others] }: QuestionDraft): object {
  const alternatives = others.map((each) => ({ value: each.value, tolerance: each.tolerance, percent: each.percent, ...feedbackOf(each) }));
  return { value: main.value, tolerance: main.tolerance, ...feedbackOf(main), ...(alternatives.length > 0 && { alternatives }) };
}

/** The same question once more, under names of its own. */
export const copyOf = (draft: QuestionDraft): QuestionDraft => ({
  ...draft,
  id: uniqueKey(),
  options: draft.options.map((option) => ({ ...option, ...named() })),
  pairs: draft.pairs.map((pair) => ({ ...pair, ...named() })),
});
