import { audit } from '#contract';

import { walkChain } from './chain-walk.ts';

export type Verdict = { rows: number; headHash: string; broken: { line: number; reason: string } | null };

/** Verifies an export line by line, with one row in memory at a time. `onRow` hears how many rows were sound so far. */
export async function verifyExport(lines: AsyncIterable<string>, onRow: (rows: number) => void = () => undefined): Promise<Verdict> {
  const walk = walkChain();
  const verdict = (broken: Verdict['broken']): Verdict => ({ rows: walk.tip.seq, headHash: walk.tip.hash, broken });
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text === '') continue;
    const row = parseRow(text);
    if (!row) return verdict({ line, reason: 'is not a row of an audit export' });
    const broken = walk.step(row);
    if (broken !== null) return verdict({ line, reason: `row ${broken} is missing, moved or changed` });
    onRow(walk.tip.seq);
  }
  return verdict(null);
}

function parseRow(text: string): audit.AuditEntry | undefined {
  try {
    return audit.auditEntry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
