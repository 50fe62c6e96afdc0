import { concealAgain } from '#src/database/commitments.ts';

import { type ChainWalk, walkChain } from './chain-walk.ts';
import { type Checkpoint, compare, isIntact } from './checkpoint.ts';
import { parseExportLine } from './export-line.ts';
import type { audit } from '#contract';

export type Verdict = {
  rows: number;
  headHash: string;
  /** Daily checkpoints that hold. */
  checkpoints: number;
  /** The keys that signed what holds. */
  keyIds: string[];
  broken: { line: number; reason: string } | null;
};

type Options = {
  /** The public keys to believe; without them, each checkpoint's own. */
  trusted?: readonly string[] | undefined;
  /** Hears how many rows were sound so far. */
  onRow?: (rows: number) => void;
};

type Reading = { chain: ChainWalk; at: number; tenantId: string | undefined; ended: boolean; checkpoints: number; keyIds: Set<string> };

/**
 * Verifies an export line by line, with one row in memory at a time: the chain, the personal values that are shown, the
 * signed checkpoints, and that it comes to its signed end.
 */
export async function verifyExport(lines: AsyncIterable<string>, { trusted, onRow = () => undefined }: Options = {}): Promise<Verdict> {
  const reading: Reading = { chain: walkChain(), at: 0, tenantId: undefined, ended: false, checkpoints: 0, keyIds: new Set() };
  const { chain } = reading;
  const verdict = (reason: string | null, line = reading.at): Verdict => ({
    ...{ rows: chain.tip.seq, headHash: chain.tip.hash, checkpoints: reading.checkpoints, keyIds: [...reading.keyIds] },
    broken: reason === null ? null : { line, reason },
  });
  for await (const text of lines) {
    reading.at += 1;
    if (text === '') continue;
    const fault = readLine(reading, text, trusted);
    if (fault !== null) return verdict(fault);
    onRow(chain.tip.seq);
  }
  const stripped = chain.stripped();
  if (stripped) return verdict(`personal values of row ${stripped.seq} are gone, and no erasure is on record`, stripped.line);
  return verdict(reading.ended ? null : `is the last, and no signed end: the rows after ${chain.tip.seq} may be missing`);
}

/** What is wrong with a line; null where nothing is. */
function readLine(reading: Reading, text: string, trusted: Options['trusted']): string | null {
  if (reading.ended) return 'comes after the signed end';
  const line = parseExportLine(text);
  if (!line) return 'is not a line of an audit export';
  const { tenantId } = 'entry' in line ? line.entry : line.checkpoint;
  reading.tenantId ??= tenantId;
  if (tenantId !== reading.tenantId) return 'is of another school';
  return 'entry' in line ? readEntry(reading, line.entry) : readCheckpoint(reading, line.checkpoint, trusted);
}

function readEntry({ chain, at }: Reading, entry: audit.ExportedEntry): string | null {
  const { chained, openings } = concealAgain(entry, entry.commitments);
  const broken = chain.step({ ...entry, ...chained }, openings, at);
  return broken === null ? null : `row ${broken} is missing, moved or changed`;
}

function readCheckpoint(reading: Reading, checkpoint: Checkpoint, trusted: Options['trusted']): string | null {
  const { kind, seq, keyId, publicKey, signedAt } = checkpoint;
  const { tip } = reading.chain;
  if (!isIntact(checkpoint)) return 'is a checkpoint that was changed after it was signed';
  if (trusted && !trusted.includes(publicKey)) return `is signed with key ${keyId}, which is none of those given`;
  const fit = compare(checkpoint, tip);
  const when = signedAt.toISOString();
  if (fit === 'later') return `row ${tip.seq + 1} is missing: on ${when} there were ${seq} rows`;
  if (fit === 'differs')
    return seq === tip.seq ? `row ${seq} is not the one that was signed on ${when}` : 'is a checkpoint out of its place';
  reading.keyIds.add(keyId);
  if (kind === 'end') reading.ended = true;
  else reading.checkpoints += 1;
  return null;
}
