import { type ChainedRow, chainHash, GENESIS_HASH } from '#src/database/chain-hash.ts';
import { type Opening, opensTruly } from '#src/database/commitments.ts';
import { ownerAt } from '#src/database/personal-values.ts';

export type HashedRow = ChainedRow & { hash: string; previousHash: string };

type Place = { seq: number; line: number };

export type ChainWalk = {
  /** The last sound row: its number and hash. */
  readonly tip: { seq: number; hash: string };
  /** Takes the next row, oldest first; gives the number of the first row that is missing, moved or changed, or null. */
  step(row: HashedRow, openings: readonly Opening[], line?: number): number | null;
  /** After the last row: the first whose personal values are gone though nobody erased their person, and its line. */
  stripped(): Place | null;
};

/** The act that explains why a person's values are gone. */
const ERASURE = 'user.erase';

/** Walks a school's chain from its first row. Rows are taken one at a time: memory grows with erased people, not with rows. */
export function walkChain(): ChainWalk {
  let tip = { seq: 0, hash: GENESIS_HASH };
  /** The first row in which each person's values are missing. */
  const missing = new Map<string, Place>();
  const erased = new Set<string>();
  return {
    get tip() {
      return tip;
    },
    step(row, openings, line = row.seq) {
      const follows = row.seq === tip.seq + 1 && row.previousHash === tip.hash;
      if (!follows || row.hash !== chainHash(row, tip.hash) || !opensTruly(openings)) return Math.min(row.seq, tip.seq + 1);
      tip = { seq: row.seq, hash: row.hash };
      if (row.action === ERASURE && row.resourceId !== null) erased.add(row.resourceId);
      for (const { pointer, opened } of openings) {
        const owner = ownerAt(row, pointer);
        // What a stranger typed is the row's own: nobody is there to be erased on record.
        if (opened === null && owner !== row.id && !missing.has(owner)) missing.set(owner, { seq: row.seq, line });
      }
      return null;
    },
    stripped() {
      const unexplained = [...missing].flatMap(([owner, place]) => (erased.has(owner) ? [] : [place]));
      return unexplained.sort((a, b) => a.seq - b.seq)[0] ?? null;
    },
  };
}
