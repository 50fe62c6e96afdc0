import { v7 as uuidv7 } from 'uuid';

import { bank, questions } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { invalidField } from '#src/http/app-error.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope, type TextInput } from '#src/http/route.ts';

import { importQuestions } from '../exchange/import-questions.ts';
import type { Imported } from '../exchange/imported.ts';
import { newQuestion, unknownOnes, writeQuestions } from './rows.ts';

type Import = TextInput<typeof bank.importQuestions>;
type Skipped = bank.ImportResult['problems'][number];

/** So many questions are read, then written, then told of. */
const BATCH = 100;
const MOST_PROBLEMS = 1_000;

/**
 * Puts a file of questions into the bank as it comes in, holding one batch at a time; tells after each how far it is. What
 * cannot be read or is there already is skipped. What was written before a fault stays: each batch has its own row in the log,
 * in its own transaction, all under the import's id.
 */
export async function* importToBank(
  context: RequestContext<Actor>,
  { query: { format, tags: named = '' }, text }: Import,
): AsyncGenerator<string> {
  const tags = readTags(named);
  const tally = { imported: 0, skipped: 0, line: 0 };
  const problems: Skipped[] = [];
  const file = heldOpen(text);
  const about = { id: uuidv7(), format, tags };
  let isFull = false;
  for await (const batch of batches(importQuestions(format, file.text))) {
    const { written, skipped, left } = await store(context, batch, { about, room: bank.MOST_IMPORTED - tally.imported });
    tally.imported += written;
    tally.skipped += skipped.length;
    tally.line = batch.at(-1)?.line ?? tally.line;
    problems.push(...skipped.slice(0, MOST_PROBLEMS - problems.length));
    yield line(tally);
    isFull = left > 0;
    if (isFull) break;
  }
  await file.drain();
  const stopped = isFull
    ? `A file brings at most ${bank.MOST_IMPORTED.toLocaleString('en')} questions; the rest of it was not read.`
    : null;
  yield line({ ...tally, done: true, problems, stopped });
}

const line = (told: bank.ImportProgress | bank.ImportResult) => `${JSON.stringify(told)}\n`;

function readTags(named: string): string[] {
  const { data, error } = questions.bankTags.safeParse(named.split(',').filter((tag) => tag.trim() !== ''));
  if (error) throw invalidField('tags', 'At most 20 tags of at most 60 letters, divided by commas');
  return data;
}

async function* batches(found: AsyncIterable<Imported>): AsyncGenerator<Imported[]> {
  let batch: Imported[] = [];
  for await (const each of found) {
    batch.push(each);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

type Stored = { written: number; skipped: Skipped[]; left: number };

/** Writes what is new of a batch, as far as there is room. */
async function store(
  context: RequestContext<Actor>,
  batch: readonly Imported[],
  { about: { id, format, tags }, room }: { about: { id: string; format: string; tags: string[] }; room: number },
): Promise<Stored> {
  const skipped: Skipped[] = [];
  const made = batch.flatMap((found) => {
    if ('reason' in found) return (skipped.push({ line: found.line, reason: found.reason }), []);
    const given = newQuestion(found.question, tags);
    if ('made' in given) return [{ ...given.made, line: found.line }];
    return (skipped.push({ line: found.line, reason: given.problems[0]?.message ?? 'Cannot be answered' }), []);
  });
  return runInScope(context, async (scope) => {
    const fresh = await unknownOnes(scope, made, ({ row }) => row.fingerprint);
    await writeQuestions(scope, [...fresh].slice(0, room));
    const known = made
      .filter((each) => !fresh.has(each))
      .map((each) => ({ line: each.line, reason: 'The same question is in the bank already' }));
    const inOrder = [...skipped, ...known].sort((a, b) => a.line - b.line);
    const written = Math.min(fresh.size, room);
    if (written > 0) {
      const after = { imported: written, skipped: inOrder.length, format, tags };
      record(scope, { action: 'question.import', resourceType: 'question', resourceId: id, after });
      announce(scope, 'courses');
    }
    return { written, skipped: inOrder, left: Math.max(0, fresh.size - room) };
  });
}

/** Who stops reading early lets go of the connection, answer and all: the file stays open until it is drained. */
function heldOpen(text: AsyncIterable<string>): { text: AsyncIterable<string>; drain(): Promise<void> } {
  const pieces = text[Symbol.asyncIterator]();
  const held = { next: () => pieces.next() };
  return {
    text: { [Symbol.asyncIterator]: () => held },
    drain: async () => {
      while (!(await pieces.next()).done);
    },
  };
}
