import { audit } from '#contract';

import { FORM } from '#src/database/chain-hash.ts';
import { concealAgain } from '#src/database/commitments.ts';

import { walkChain } from './chain-walk.ts';

export type Verdict = { rows: number; headHash: string; broken: { line: number; reason: string } | null };

/** Verifies an export line by line, with one row in memory at a time. `onRow` hears how many rows were sound so far. */
export async function verifyExport(lines: AsyncIterable<string>, onRow: (rows: number) => void = () => undefined): Promise<Verdict> {
  const walk = walkChain();
  const verdict = (broken: Verdict['broken']): Verdict => ({ rows: walk.tip.seq, headHash: walk.tip.hash, broken });
  let at = 0;
  for await (const text of lines) {
    at += 1;
    if (text === '') continue;
    const row = parseRow(text);
    if (!row) return verdict({ line: at, reason: 'is not a row of an audit export' });
    const { chained, openings } = concealAgain(row, row.commitments);
    const broken = walk.step({ ...row, ...chained }, openings, at);
    if (broken !== null) return verdict({ line: at, reason: `row ${broken} is missing, moved or changed` });
    onRow(walk.tip.seq);
  }
  const stripped = walk.stripped();
  if (stripped)
    return verdict({ line: stripped.line, reason: `personal values of row ${stripped.seq} are gone, and no erasure is on record` });
  return verdict(null);
}

/** An export from before there were forms does not name them. */
const line = audit.exportedEntry.extend({
  form: audit.exportedEntry.shape.form.default(FORM.plain),
  commitments: audit.exportedEntry.shape.commitments.default({}),
});

function parseRow(text: string): audit.ExportedEntry | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
