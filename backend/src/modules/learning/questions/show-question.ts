import type { questions } from '#contract';

import { seededShuffle } from './seeded-shuffle.ts';

type Shown = questions.ShownQuestion;

/** `attemptId` makes the order one attempt's own; `shuffle` is the quiz's wish for its options. */
export type Showing = { readonly attemptId: string; readonly shuffle: boolean };

/** The question without its answers. Named field by field, so that a new field of a question is not shown by itself. */
export function showQuestion(question: questions.Question, { attemptId, shuffle }: Showing): Shown {
  const { id, prompt, points } = question;
  const shown = { id, prompt, points };
  const seed = `${attemptId}/${id}`;
  switch (question.kind) {
    case 'SINGLE':
      return { ...shown, kind: 'SINGLE', options: showOptions(question.options, shuffle ? seed : null) };
    case 'MULTIPLE':
      return { ...shown, kind: 'MULTIPLE', options: showOptions(question.options, shuffle ? seed : null) };
    case 'MATCHING': {
      const pairs = question.pairs.map(({ id: pairId, left }) => ({ id: pairId, left }));
      return { ...shown, kind: 'MATCHING', pairs, rights: showRights(question, seed) };
    }
    case 'TRUE_FALSE':
      return { ...shown, kind: 'TRUE_FALSE' };
    case 'NUMERIC':
      return { ...shown, kind: 'NUMERIC' };
    case 'SHORT_TEXT':
      return { ...shown, kind: 'SHORT_TEXT' };
  }
}

type Options = readonly { id: string; text: string }[];

/** Sorted before they are shuffled: who knows the seed can undo the shuffling, but not find the author's order. */
function showOptions(options: Options, seed: string | null): { id: string; text: string }[] {
  const plain = options.map(({ id, text }) => ({ id, text }));
  return seed === null ? plain : seededShuffle(plain.toSorted(byId), seed);
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

type Matching = Extract<questions.Question, { kind: 'MATCHING' }>;

/** Each text once, whoever it belongs to; the order in which they are sorted says nothing of the pairs. */
const showRights = ({ pairs, distractors = [] }: Matching, seed: string): string[] =>
  seededShuffle([...new Set([...pairs.map(({ right }) => right), ...distractors])].sort(), seed);
