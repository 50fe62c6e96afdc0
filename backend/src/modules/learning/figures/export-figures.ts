import { stringify } from 'csv-stringify/sync';

import type { figures, Input } from '#contract';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { guardCell } from '../exchange/csv-cells.ts';
import { getFigures } from './get-figures.ts';

const COLUMNS = ['question', 'prompt', 'kind', 'in the quiz now', 'asked', 'unanswered share', 'difficulty', 'discrimination'];
const OPTION_COLUMNS = ['option', 'right', 'chosen'];

/** The figures of a quiz’s questions as a table, a row each. Throws NOT_FOUND, or UNPROCESSABLE for a text, before the first line. */
export async function* exportFigures(
  context: RequestContext<Actor>,
  { params, query }: Input<typeof figures.exportFigures>,
): AsyncGenerator<string> {
  const { questions } = await runInScope(context, (scope) => getFigures(scope, { params, query, body: undefined }));
  const width = Math.max(0, ...questions.map(({ options }) => options?.length ?? 0));
  const numbers = Array.from({ length: width }, (_, index) => index + 1);
  yield stringify([[...COLUMNS, ...numbers.flatMap((number) => OPTION_COLUMNS.map((name) => `${name} ${number}`))]], { bom: true });
  for (const question of questions) yield stringify([rowOf(question, width)]);
}

const yesNo = (is: boolean) => (is ? 'yes' : 'no');

/** What is a number of ours stays one, also below zero: only words can be a formula. */
function rowOf({ options, ...question }: figures.QuestionFigures, width: number): string[] {
  const { questionId, prompt, kind, current, asked, unanswered, difficulty, discrimination } = question;
  const cells = (options ?? []).flatMap(({ text, correct, chosen }) => [guardCell(text), yesNo(correct), String(chosen)]);
  return [
    ...[guardCell(questionId), guardCell(prompt), kind, yesNo(current)],
    ...[asked, unanswered, difficulty, discrimination ?? ''].map(String),
    ...cells,
    ...Array.from({ length: width * OPTION_COLUMNS.length - cells.length }, () => ''),
  ];
}
