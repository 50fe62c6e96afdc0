type Row = { key: string };

/** The rows with one of them changed. */
export const changedRow = <T extends Row>(rows: readonly T[], key: string, part: Partial<T>): T[] =>
  rows.map((row) => (row.key === key ? { ...row, ...part } : row));

export const withoutRow = <T extends Row>(rows: readonly T[], key: string): T[] => rows.filter((row) => row.key !== key);

/** A row that was taken out, back before its old neighbour in the list as it is now; last where that is gone too. */
export function rowBack<T extends Row>(rows: readonly T[], row: T, before: string | undefined): T[] {
  if (rows.some(({ key }) => key === row.key)) return [...rows];
  const at = rows.findIndex(({ key }) => key === before);
  return rows.toSpliced(at === -1 ? rows.length : at, 0, row);
}
