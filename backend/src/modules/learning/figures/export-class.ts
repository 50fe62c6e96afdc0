import { stringify } from 'csv-stringify/sync';

import type { figures, Input } from '#contract';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { guardCell } from '../exchange/csv-cells.ts';
import { getClass } from './class-grid.ts';

const AT_ONCE = 100;

const STATUS_WORDS: Record<figures.CellStatus, string> = {
  NOT_STARTED: 'not started',
  IN_PROGRESS: 'in progress',
  COMPLETED: 'completed',
  FAILED: 'not passed',
};

/** The class grid as a table, a page of students in each transaction. Throws NOT_FOUND before the first line. */
export async function* exportClass(context: RequestContext<Actor>, { params }: Input<typeof figures.exportClass>): AsyncGenerator<string> {
  for (let cursor: string | undefined; ;) {
    const query = { limit: AT_ONCE, cursor };
    const grid = await runInScope(context, (scope) => getClass(scope, { params, query, body: undefined }));
    if (cursor === undefined) yield stringify([headOf(grid)], { bom: true });
    yield stringify(grid.items.map((row) => rowOf(row, grid.lessons)));
    if (grid.nextCursor === null) return;
    cursor = grid.nextCursor;
  }
}

const headOf = ({ lessons }: figures.ClassGrid): string[] => [
  ...['student', 'completed percent'],
  ...lessons.flatMap(({ title, type }) => (type === 'QUIZ' ? [guardCell(title), guardCell(`${title}: best percent`)] : [guardCell(title)])),
];

const rowOf = ({ student, percent, cells }: figures.ClassRow, lessons: readonly figures.ClassLesson[]): string[] => [
  ...[guardCell(student.fullName), String(percent)],
  ...cells.flatMap((cell, index) => {
    const words = `${STATUS_WORDS[cell.status]}${cell.overdue ? ', overdue' : ''}`;
    return lessons[index]?.type === 'QUIZ' ? [words, cell.best === null ? '' : String(cell.best)] : [words];
  }),
];
