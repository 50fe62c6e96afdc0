import { finished } from 'node:stream';

import { CsvError, parse } from 'csv-parse';

import { MAX_QUESTION_LENGTH } from './imported.ts';

export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** Said of a file whose quotes do not close: nothing after the fault can be told apart. */
export class NotCsv extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const HEADER_LENGTH = 20_000;

/** The rows of a table with the lines they begin in. Commas, semicolons or tabs may divide its cells: the header tells. */
export async function* csvRecords(chunks: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const { header, all } = await peek(chunks);
  const reader = createReader(delimiterOf(header));
  for await (const chunk of all) {
    const fault = await reader.write(chunk);
    yield* reader.take();
    if (fault) throw reader.explain(fault);
  }
  const fault = await reader.end();
  yield* reader.take();
  if (fault) throw reader.explain(fault);
}

/** Rows are taken as they are found, not as a stream hands them out: a fault would lose those on their way. */
function createReader(delimiter: string) {
  const ready: CsvRecord[] = [];
  let line = 1;
  const parser = parse({
    ...{ bom: true, raw: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, delimiter },
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_QUESTION_LENGTH,
    on_record: (row: unknown) => {
      const { record, raw } = readRow(row);
      ready.push({ line: line + lineEnds(/^\s*/u.exec(raw)?.[0] ?? ''), cells: record });
      line += lineEnds(raw);
      return null;
    },
  });
  // Told to whoever writes, too.
  parser.on('error', () => undefined);
  return {
    write: (chunk: string) => new Promise<Fault>((resolve) => parser.write(chunk, resolve)),
    end: () => new Promise<Fault>((resolve) => finished(parser.end().resume(), resolve)),
    take: () => ready.splice(0),
    explain: (fault: Error) => (fault instanceof CsvError ? new NotCsv(line, fault.message) : fault),
  };
}

type Fault = Error | null | undefined;

const lineEnds = (text: string): number => text.match(/\r\n|\n|\r/gu)?.length ?? 0;

/** With `raw`, the parser gives each row with its source; its types tell of neither. */
function readRow(row: unknown): { record: string[]; raw: string } {
  if (typeof row !== 'object' || row === null || !('record' in row) || !('raw' in row)) return { record: [], raw: '' };
  return { record: Array.isArray(row.record) ? row.record.map(String) : [], raw: String(row.raw) };
}

function delimiterOf(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most));
}

/** The first line, and the text from its beginning all the same. */
async function peek(chunks: AsyncIterable<string>): Promise<{ header: string; all: AsyncIterable<string> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let begun = '';
  let next = await iterator.next();
  while (!next.done) {
    begun += next.value;
    if (/[\r\n]/u.test(begun.trimStart()) || begun.length > HEADER_LENGTH) break;
    next = await iterator.next();
  }
  return { header: begun.trimStart().split(/[\r\n]/u)[0] ?? '', all: joined(begun, iterator) };
}

/** The rest of the text after its beginning, never cut inside a character: what reads it takes bytes. */
async function* joined(begun: string, iterator: AsyncIterator<string>): AsyncGenerator<string> {
  let text = begun;
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const half = /[\ud800-\udbff]$/u.exec(text)?.[0] ?? '';
      yield text.slice(0, text.length - half.length);
      text = half + next.value;
    }
    yield text;
  } finally {
    await iterator.return?.();
  }
}
