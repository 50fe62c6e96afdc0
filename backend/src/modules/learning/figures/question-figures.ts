import type { figures, questions } from '#contract';

import { type Correlation, correlation } from './correlation.ts';
import { rounded } from './spread.ts';

type Question = questions.Question;
type Options = Map<string, { text: string; correct: boolean; chosen: number }>;

/** One answer to a question: what it earned, and what the rest of its attempt did, both from 0 to 1. */
export type Asked = {
  readonly question: Question;
  readonly given: questions.Answer | null;
  readonly share: number;
  /** Null where the attempt had no other points to earn. */
  readonly rest: number | null;
};

export type QuestionTally = { add(asked: Asked): void; figures(isCurrent: boolean): figures.QuestionFigures };

/** Counts the answers to one question. The newest comes first: its words are shown. */
export function questionTally(newest: Question): QuestionTally {
  const options: Options | null = optionsOf(newest);
  const together: Correlation = correlation();
  let [asked, unanswered, earned] = [0, 0, 0];
  return {
    add({ question, given, share, rest }) {
      asked += 1;
      earned += share;
      if (isEmpty(given)) unanswered += 1;
      if (rest !== null) together.add(share, rest);
      if (options && question.kind === newest.kind) countChosen(options, question, given);
    },
    figures: (current) => ({
      ...{ questionId: newest.id, kind: newest.kind, prompt: newest.prompt, current, asked },
      unanswered: rounded(unanswered / asked, 4),
      difficulty: rounded(Math.min(1, earned / asked), 4),
      discrimination: roundedOrNull(together.value()),
      options: options && [...options].map(([id, option]) => ({ id, ...option, share: rounded(option.chosen / asked, 4) })),
    }),
  };
}

const roundedOrNull = (value: number | null) => (value === null ? null : rounded(value, 4));

const isEmpty = (given: questions.Answer | null): boolean =>
  given === null || given === '' || (typeof given === 'object' && Object.keys(given).length === 0);

function optionsOf(question: Question): Options | null {
  if (question.kind === 'TRUE_FALSE') {
    return new Map([
      ['true', { text: 'True', correct: question.correct, chosen: 0 }],
      ['false', { text: 'False', correct: !question.correct, chosen: 0 }],
    ]);
  }
  if (question.kind !== 'SINGLE' && question.kind !== 'MULTIPLE') return null;
  return new Map(question.options.map(({ id, text, correct }) => [id, { text, correct, chosen: 0 }]));
}

/** An option that the newest no longer has joins with the words it had. */
function countChosen(options: Options, question: Question, given: questions.Answer | null): void {
  const chosen = Array.isArray(given) ? new Set(given) : new Set(typeof given === 'boolean' ? [String(given)] : []);
  for (const [id, option] of optionsOf(question) ?? []) {
    if (!chosen.has(id)) continue;
    const counted = options.get(id) ?? option;
    counted.chosen += 1;
    options.set(id, counted);
  }
}
