import { readCsvRow, type Row } from './csv-questions.ts';
import { csvRecords, NotCsv } from './csv-records.ts';
import { importOne, type Imported } from './imported.ts';

/** Reads a table with a header, a question a row; see `csv-cells.ts` for its columns. Columns it does not know are passed over. */
export async function* importCsv(chunks: AsyncIterable<string>): AsyncGenerator<Imported> {
  let header: string[] | null = null;
  try {
    for await (const { line, cells } of csvRecords(chunks)) {
      if (header) yield importOne(line, () => readCsvRow(rowOf(header ?? [], cells)));
      else
        header = cells.map((name) =>
          name
            .trim()
            .toLowerCase()
            .replace(/[\s_-]+/gu, ' '),
        );
      if (header.includes('kind') && header.includes('prompt')) continue;
      yield { line, reason: 'The first row is to name the columns, “kind” and “prompt” among them' };
      return;
    }
  } catch (error) {
    if (!(error instanceof NotCsv)) throw error;
    yield { line: error.line, reason: `The file cannot be read from here on: ${error.message}` };
  }
}

const rowOf = (header: readonly string[], cells: readonly string[]): Row =>
  Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
