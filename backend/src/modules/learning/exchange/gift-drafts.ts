import type { GIFTQuestion, Matching, MultipleChoice, ShortAnswer, TextChoice, TextFormat as ParsedText, TrueFalse } from 'gift-pegjs';

import { decodeAnswer } from './gift-answers.ts';
import type { GiftNote } from './gift-notes.ts';
import { numericFields } from './gift-numbers.ts';
import { Unreadable, type Draft } from './imported.ts';
import { toMarkdown, toPlain } from './rich-text.ts';

/** What is known of a question apart from its answers. */
export type GiftFrame = { readonly prompt: string; readonly tags: readonly string[]; readonly note: GiftNote };

/** The question that the parsed answers make with their prompt. */
export function draftOf(parsed: GIFTQuestion, { prompt, tags, note }: GiftFrame): Draft {
  const common = { prompt, points: note.points, tags: [...tags, ...listOf(note.tags)], ...explanation(parsed) };
  switch (parsed.type) {
    case 'MC':
      return { ...common, ...choiceFields(parsed, note) };
    case 'Short':
      return { ...common, ...(note.kind === 'SINGLE' ? choiceFields(parsed, note) : shortTextFields(parsed, note)) };
    case 'TF':
      return { ...common, ...trueFalseFields(parsed) };
    case 'Numerical':
      return { ...common, kind: 'NUMERIC', ...numericFields(parsed.choices) };
    case 'Matching':
      return { ...common, ...matchingFields(parsed, note) };
    case 'Essay':
      throw new Unreadable('An essay has to be read by a person');
    case 'Description':
    case 'Category':
      throw new Unreadable('A description asks nothing');
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const explanation = (parsed: GIFTQuestion) =>
  'globalFeedback' in parsed && parsed.globalFeedback ? { explanation: toMarkdown(decoded(parsed.globalFeedback)) } : {};

const decoded = ({ format, text }: ParsedText): ParsedText => ({ format, text: decodeAnswer(text) });
const plainOf = (text: ParsedText | null): string | undefined => (text ? toPlain(decoded(text)) : undefined);

/** As in Moodle: one option is asked for when one has an equals sign; else each has its weight. */
function choiceFields({ choices }: MultipleChoice | ShortAnswer, note: GiftNote) {
  const isSingle = note.kind === 'SINGLE' || choices.some(({ isCorrect }) => isCorrect);
  const options = choices.map((choice) => ({
    text: plainOf(choice.text),
    correct: isSingle ? choice.isCorrect : (choice.weight ?? 0) > 0,
    weight: note.scoring === 'ticks' ? undefined : (choice.weight ?? undefined),
    feedback: plainOf(choice.feedback),
  }));
  if (Object.keys(note).length === 0 && options.every(({ correct }) => !correct)) throw new Unreadable('No answer is marked as right');
  return { kind: isSingle ? ('SINGLE' as const) : ('MULTIPLE' as const), options: withIds(options.map(marked(note)), note) };
}

const marked =
  ({ correct }: GiftNote) =>
  <T extends { correct: boolean }>(option: T, index: number): T =>
    Array.isArray(correct) ? { ...option, correct: correct.includes(index) } : option;

/** Ids count by their order, and only while there are as many as parts. */
function withIds<T extends object>(parts: readonly T[], { ids }: GiftNote): object[] {
  if (!Array.isArray(ids) || ids.length !== parts.length) return [...parts];
  const given: unknown[] = ids;
  return parts.map((part, index) => ({ id: given[index], ...part }));
}

function shortTextFields({ choices }: ShortAnswer, { literal }: GiftNote) {
  const accepted = choices.map(acceptedText).filter(({ text, percent }) => literal === true || text !== '*' || percent > 0);
  if (literal !== true && accepted.some(({ text }) => text?.includes('*'))) {
    throw new Unreadable('Accepts any text at a star (*); list the answers instead');
  }
  return { kind: 'SHORT_TEXT' as const, accepted };
}

const acceptedText = ({ text, weight, feedback }: TextChoice) => ({
  ...{ text: plainOf(text), percent: Math.max(0, weight ?? 100), feedback: plainOf(feedback) },
});

/** The parser calls the first feedback that of “true”; in GIFT it is that of the wrong answer, the second that of the right one. */
function trueFalseFields({ isTrue, trueFeedback, falseFeedback }: TrueFalse) {
  const [wrong, right] = [plainOf(trueFeedback), plainOf(falseFeedback)];
  return { kind: 'TRUE_FALSE' as const, correct: isTrue, feedbackTrue: isTrue ? right : wrong, feedbackFalse: isTrue ? wrong : right };
}

/** A right side without a left one belongs to nobody. */
function matchingFields({ matchPairs }: Matching, note: GiftNote) {
  const sides = matchPairs.map(({ subquestion, subanswer }) => ({
    left: toPlain(decoded(subquestion)),
    right: decodeAnswer(subanswer).trim(),
  }));
  const distractors = sides.filter(({ left }) => left === '').map(({ right }) => right);
  return {
    kind: 'MATCHING' as const,
    pairs: withIds(
      sides.filter(({ left }) => left !== ''),
      note,
    ),
    distractors: distractors.length > 0 ? distractors : undefined,
  };
}
