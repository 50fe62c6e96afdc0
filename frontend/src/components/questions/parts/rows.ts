type Row = { key: string };

/** The rows with one of them changed. */
export const changedRow = <T extends Row>(rows: readonly T[], key: string, part: Partial<T>): T[] =>
  rows.map((row) => (row.key === key ? { ...row, ...part } : row));

export const withoutRow = <T extends Row>(rows: readonly T[], key: string): T[] => rows.filter((row) => row.key !== key);
