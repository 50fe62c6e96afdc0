import type { questions } from '#contract';

import { areWeighted } from '../questions/score-answer.ts';
import type { GiftNote } from './gift-notes.ts';
import { escapeGift } from './gift-text.ts';
import { plainDecimal } from './plain-decimal.ts';

type Question = questions.QuestionInput;
type OfKind<K extends Question['kind']> = Extract<Question, { kind: K }>;
type Options = OfKind<'SINGLE' | 'MULTIPLE'>['options'];

/** A question in GIFT's own words, and what those leave unsaid. */
export type GiftText = { readonly text: string; readonly note: GiftNote };

/** Writes a question as GIFT. Other programs read the text alone and get a question as near to ours as GIFT has one. */
export function writeGiftText(question: Question): GiftText {
  const { answers, note } = writeAnswers(question);
  const explanation = question.explanation ? `\n  ####${content(question.explanation)}` : '';
  return {
    text: `[markdown]${escapeGift(question.prompt)} {${answers}${explanation}\n}`,
    note: { ...(question.points === 1 ? {} : { points: question.points }), ...note },
  };
}

type Answers = { answers: string; note: GiftNote };

function writeAnswers(question: Question): Answers {
  switch (question.kind) {
    case 'SINGLE':
      return writeSingle(question);
    case 'MULTIPLE':
      return writeMultiple(question);
    case 'TRUE_FALSE':
      return { answers: writeTrueFalse(question), note: {} };
    case 'NUMERIC':
      return { answers: writeNumeric(question), note: {} };
    case 'SHORT_TEXT':
      return writeShortText(question);
    case 'MATCHING':
      return writeMatching(question);
  }
}

/** A percent sign or a bracket at the beginning would be a weight or a format: naming the format first makes it text. */
const content = (text: string) => `${/^[%[]/u.test(text) ? '[markdown]' : ''}${escapeGift(text)}`;
const said = (feedback: string | undefined) => (feedback ? `#${content(feedback)}` : '');
const weightOf = (percent: number | undefined) => (percent === undefined ? '' : `%${plainDecimal(percent)}%`);
const idsOf = (parts: readonly { id?: string | undefined }[]): GiftNote =>
  parts.every(({ id }) => id !== undefined) ? { ids: parts.map(({ id }) => id) } : {};

function writeSingle({ options }: OfKind<'SINGLE'>): Answers {
  const answers = options.map(
    ({ correct, weight, text, feedback }) => `\n  ${correct ? '=' : '~'}${weightOf(weight)}${content(text)}${said(feedback)}`,
  );
  const looksSingle = options.some(({ correct }) => correct) && options.some(({ correct }) => !correct);
  return { answers: answers.join(''), note: { ...(looksSingle ? {} : { kind: 'SINGLE' }), ...idsOf(options) } };
}

/** GIFT knows weights only. Without any, right and wrong options get those that come nearest to our way of counting. */
function writeMultiple({ options }: OfKind<'MULTIPLE'>): Answers {
  const weighted = areWeighted(options) ? options : withMadeWeights(options);
  const answers = weighted.map(({ weight, text, feedback }) => `\n  ~${weightOf(weight)}${content(text)}${said(feedback)}`);
  const scoring = areWeighted(options) ? {} : { scoring: 'ticks' };
  const isToldByWeight = weighted.every(({ correct, weight = 0 }) => correct === weight > 0);
  const correct = isToldByWeight ? {} : { correct: options.flatMap((option, index) => (option.correct ? [index] : [])) };
  return { answers: answers.join(''), note: { ...scoring, ...correct, ...idsOf(options) } };
}

function withMadeWeights(options: Options): Options {
  const right = options.filter(({ correct }) => correct).length;
  if (right === 0) return options;
  const each = Number((100 / right).toFixed(5));
  return options.map((option) => ({ ...option, weight: option.correct ? each : -each }));
}

function writeTrueFalse({ correct, feedbackTrue, feedbackFalse }: OfKind<'TRUE_FALSE'>): string {
  const [right, wrong] = correct ? [feedbackTrue, feedbackFalse] : [feedbackFalse, feedbackTrue];
  const toWrong = right && !wrong ? '#' : said(wrong);
  return `${correct ? 'TRUE' : 'FALSE'}${toWrong}${said(right)}`;
}

type Measured = { value: number; tolerance: number };
const range = ({ value, tolerance }: Measured) => `${plainDecimal(value)}${tolerance === 0 ? '' : `:${plainDecimal(tolerance)}`}`;

function writeNumeric({ value, tolerance, feedback, alternatives = [] }: OfKind<'NUMERIC'>): string {
  const main = range({ value, tolerance });
  if (alternatives.length === 0 && !feedback) return `#${main}`;
  const others = alternatives.map((entry) => `\n  =${weightOf(entry.percent)}${range(entry)}${said(entry.feedback)}`);
  return `#\n  =${main}${said(feedback)}${others.join('')}`;
}

function writeShortText({ accepted }: OfKind<'SHORT_TEXT'>): Answers {
  const answers = accepted.map(
    ({ text, percent, feedback }) => `\n  =${percent === 100 ? '' : weightOf(percent)}${content(text)}${said(feedback)}`,
  );
  return { answers: answers.join(''), note: accepted.some(({ text }) => text.includes('*')) ? { literal: true } : {} };
}

function writeMatching({ pairs, distractors = [] }: OfKind<'MATCHING'>): Answers {
  const answers = [
    ...pairs.map(({ left, right }) => `\n  =${content(left)} -> ${escapeGift(right)}`),
    ...distractors.map((right) => `\n  = -> ${escapeGift(right)}`),
  ];
  return { answers: answers.join(''), note: idsOf(pairs) };
}
