import { questions } from '#contract';

import { ANSWER_COLUMNS, splitTags, unguardCell, type AnswerCells } from './csv-cells.ts';
import { Unreadable, usableId, type Draft } from './imported.ts';
import { numericEntries } from './numeric-entries.ts';

export type Row = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, unknown>>;

const READERS: Readonly<Record<questions.QuestionKind, (answers: readonly AnswerCells[]) => Fields>> = {
  SINGLE: (answers) => ({ options: answers.map((cells) => readOption(cells, (weight) => weight === 100)) }),
  MULTIPLE: (answers) => ({ options: answers.map((cells) => readOption(cells, (weight) => weight > 0)) }),
  TRUE_FALSE: readTrueFalse,
  NUMERIC: readNumeric,
  SHORT_TEXT: (answers) => ({
    accepted: answers.map(({ answer, score, feedback }) => ({ text: unguardCell(answer), percent: percentOf(score), feedback })),
  }),
  MATCHING: readMatching,
};

/** Turns a row of the table into a question. */
export function readCsvRow(row: Row): Draft {
  const { id = '', prompt = '', points = '', explanation = '', tags = '' } = row;
  const kind = questions.QUESTION_KINDS.find(
    (name) =>
      name ===
      (row.kind ?? '')
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/gu, '_'),
  );
  if (!kind) throw new Unreadable(`“${row.kind ?? ''}” is not a kind of question: ${questions.QUESTION_KINDS.join(', ')}`);
  return {
    ...{ kind, id: usableId(unguardCell(id.trim())), prompt: unguardCell(prompt), explanation: unguardCell(explanation) },
    points: points.trim() === '' ? undefined : numberIn(points),
    tags: splitTags(unguardCell(tags)),
    ...READERS[kind](answersIn(row)),
  };
}

/** The numbered answers up to the last that says anything; an empty one between them is none. */
function answersIn(row: Row): AnswerCells[] {
  const answers: AnswerCells[] = [];
  for (let number = 1; ANSWER_COLUMNS.some((name) => `${name} ${number}` in row); number++) {
    const cell = (name: string) => row[`${name} ${number}`] ?? '';
    const cells = { answer: cell('answer'), score: cell('score'), match: cell('match'), feedback: unguardCell(cell('feedback')) };
    if (cells.answer.trim() !== '' || cells.match.trim() !== '') answers.push(cells);
  }
  return answers;
}

const WORDS: Readonly<Record<string, boolean>> = {
  right: true,
  x: true,
  yes: true,
  true: true,
  '': false,
  wrong: false,
  no: false,
  false: false,
};

function readOption({ answer, score, feedback }: AnswerCells, looksRight: (weight: number) => boolean) {
  const [, word = '', percent = ''] = /^\s*([a-z]*)\s*(.*?)\s*%?\s*$/iu.exec(score) ?? [];
  const said = WORDS[word.toLowerCase()];
  if (said === undefined) throw new Unreadable(`“${score}” is neither right nor wrong nor a number`);
  const weight = percent === '' ? undefined : numberIn(percent);
  return { text: unguardCell(answer), correct: word === '' && weight !== undefined ? looksRight(weight) : said, weight, feedback };
}

function readTrueFalse(answers: readonly AnswerCells[]): Fields {
  const said = (word: boolean) => answers.find(({ answer }) => WORDS[answer.trim().toLowerCase()] === word);
  const isRight = (cells: AnswerCells | undefined) => cells !== undefined && readOption(cells, (weight) => weight > 0).correct;
  const [yes, no] = [said(true), said(false)];
  if (isRight(yes) === isRight(no)) throw new Unreadable('One of true and false is to be right');
  return { correct: isRight(yes), feedbackTrue: yes?.feedback, feedbackFalse: no?.feedback };
}

function readNumeric(answers: readonly AnswerCells[]): Fields {
  const entries = answers.map(({ answer, match, score, feedback }) => ({
    ...{ value: numberIn(answer), tolerance: match.trim() === '' ? 0 : numberIn(match) },
    ...{ percent: percentOf(score), feedback },
  }));
  return numericEntries(entries);
}

function readMatching(answers: readonly AnswerCells[]): Fields {
  const sides = answers.map(({ answer, match }) => ({ left: unguardCell(answer), right: unguardCell(match) }));
  return {
    pairs: sides.filter(({ left }) => left.trim() !== ''),
    distractors: sides.filter(({ left }) => left.trim() === '').map(({ right }) => right),
  };
}

const percentOf = (score: string): number => (/^\s*(?:right|x|yes|true|)\s*$/iu.test(score) ? 100 : numberIn(score.replace('%', '')));

/** A number as spreadsheets write it, with a point or a comma. */
function numberIn(cell: string): number {
  const text = unguardCell(cell.trim());
  const value = text === '' ? NaN : Number(text.includes('.') ? text : text.replace(',', '.'));
  if (Number.isNaN(value)) throw new Unreadable(`“${cell}” is not a number`);
  return value;
}
