import { setImmediate } from 'node:timers/promises';

import { importAiken } from './import-aiken.ts';
import { importCsv } from './import-csv.ts';
import { importGift } from './import-gift.ts';
import { importMoodleXml } from './import-moodle-xml.ts';
import type { Imported } from './imported.ts';

const IMPORTERS = { gift: importGift, aiken: importAiken, 'moodle-xml': importMoodleXml, csv: importCsv } as const;

export type ImportFormat = keyof typeof IMPORTERS;

/**
 * Reads a file of questions as it comes in, holding one question at a time. Every question of the file comes out,
 * as itself or as the reason why it is left out. An id that stood earlier in the file is dropped, not the question.
 * Between two questions others get their turn: a long file does not hold up the server.
 */
export async function* importQuestions(format: ImportFormat, chunks: AsyncIterable<string>): AsyncGenerator<Imported> {
  const seen = new Set<string>();
  for await (const imported of IMPORTERS[format](chunks)) {
    const id = 'question' in imported ? imported.question.id : undefined;
    if ('question' in imported && id !== undefined && seen.has(id)) imported.question.id = undefined;
    if (id !== undefined) seen.add(id);
    yield imported;
    await setImmediate();
  }
}
