import { stringify } from 'csv-stringify/sync';

import type { questions } from '#contract';

import { ANSWER_COLUMNS, guardCell, joinTags, QUESTION_COLUMNS, type AnswerCells } from './csv-cells.ts';
import { plainDecimal } from './plain-decimal.ts';

type Question = questions.QuestionInput;
type Option = Extract<Question, { kind: 'SINGLE' }>['options'][number];

const NO_CELLS: AnswerCells = { answer: '', score: '', match: '', feedback: '' };

/** Writes questions as a table, a row each, which a spreadsheet opens. Ids of options and pairs are left out: they mean nothing to a person. */
export function* exportCsv(asked: readonly Question[]): Generator<string> {
  const width = Math.max(1, ...asked.map(csvWidth));
  yield csvHeader(width);
  for (const question of asked) yield csvLine(question, width);
}

/** How many answers wide the row of a question is. */
export const csvWidth = (question: Question): number => answersOf(question).length;

/** The row that names the columns of rows up to `width` answers wide. */
export function csvHeader(width: number): string {
  const numbers = Array.from({ length: width }, (_, index) => index + 1);
  const names = [...QUESTION_COLUMNS, ...numbers.flatMap((number) => ANSWER_COLUMNS.map((name) => `${name} ${number}`))];
  return stringify([names], { bom: true });
}

/** The row of a question. Throws where it is wider than its table, rather than leave an answer out. */
export function csvLine(question: Question, width: number): string {
  if (csvWidth(question) > width) throw new Error('The question has more answers than the table has columns for.');
  return stringify([rowOf(question, width)]);
}

function rowOf(question: Question, width: number): string[] {
  const { id = '', kind, prompt, points, explanation = '', tags = [] } = question;
  const answers = answersOf(question);
  const cells = Array.from({ length: width }, (_, index) => answers[index] ?? NO_CELLS);
  return [
    ...[id, kind, prompt].map(guardCell),
    plainDecimal(points),
    ...[explanation, joinTags(tags)].map(guardCell),
    ...cells.flatMap((answer) => ANSWER_COLUMNS.map((name) => answer[name])),
  ];
}

const cells = ({ answer = '', match = '', feedback = '', score = '' }: { [K in keyof AnswerCells]?: string | undefined }): AnswerCells => ({
  ...{ answer, score, match, feedback: guardCell(feedback) },
});

function answersOf(question: Question): AnswerCells[] {
  switch (question.kind) {
    case 'SINGLE':
      return question.options.map((option) => optionCells(option, option.weight === 100));
    case 'MULTIPLE':
      return question.options.map((option) => optionCells(option, (option.weight ?? 0) > 0));
    case 'TRUE_FALSE':
      return [
        cells({ answer: 'true', score: question.correct ? 'right' : 'wrong', feedback: question.feedbackTrue }),
        cells({ answer: 'false', score: question.correct ? 'wrong' : 'right', feedback: question.feedbackFalse }),
      ];
    case 'NUMERIC':
      return [{ ...question, percent: 100 }, ...(question.alternatives ?? [])].map(({ value, tolerance, percent, feedback }) =>
        cells({ answer: plainDecimal(value), match: plainDecimal(tolerance), score: plainDecimal(percent), feedback }),
      );
    case 'SHORT_TEXT':
      return question.accepted.map(({ text, percent, feedback }) =>
        cells({ answer: guardCell(text), score: plainDecimal(percent), feedback }),
      );
    case 'MATCHING':
      return [
        ...question.pairs.map(({ left, right }) => cells({ answer: guardCell(left), match: guardCell(right) })),
        ...(question.distractors ?? []).map((right) => cells({ match: guardCell(right) })),
      ];
  }
}

/** The word is left out where the weight alone tells it. */
function optionCells({ text, correct, weight, feedback }: Option, looksRight: boolean): AnswerCells {
  const word = correct ? 'right' : 'wrong';
  const score = weight === undefined ? word : `${correct === looksRight ? '' : `${word} `}${plainDecimal(weight)}`;
  return cells({ answer: guardCell(text), score, feedback });
}
