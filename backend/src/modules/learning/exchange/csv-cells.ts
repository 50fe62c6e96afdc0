/** The columns before the answers. */
export const QUESTION_COLUMNS = ['id', 'kind', 'prompt', 'points', 'explanation', 'tags'] as const;

/**
 * The columns of each answer, numbered from one. `score` is `right`, `wrong`, a percentage, or both; `match` is the right
 * side of a pair or the tolerance of a number. A pair without its answer is a distractor.
 */
export const ANSWER_COLUMNS = ['answer', 'score', 'match', 'feedback'] as const;

export type AnswerCells = Readonly<Record<(typeof ANSWER_COLUMNS)[number], string>>;

/** What a spreadsheet would take for a formula gets an apostrophe, and so does a text that begins with one. */
export const guardCell = (text: string): string => (/^['=+\-@\t\r]/u.test(text) ? `'${text}` : text);

/** The text behind the apostrophe. */
export const unguardCell = (cell: string): string => (/^'['=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell);

/** Tags share a cell, divided by semicolons; one that holds a semicolon or a backslash has it escaped. */
export const joinTags = (tags: readonly string[]): string => tags.map((tag) => tag.replace(/[\\;]/gu, '\\$&')).join('; ');

/** The tags of a cell. */
export const splitTags = (cell: string): string[] =>
  (cell.match(/(?:\\[^]|[^\\;])+/gu) ?? []).map((tag) => tag.replace(/\\([^])/gu, '$1').trim()).filter(Boolean);
