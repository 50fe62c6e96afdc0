import { type ChainedRow, chainHash, GENESIS_HASH } from '#src/database/chain-hash.ts';

export type HashedRow = ChainedRow & { hash: string; previousHash: string };

export type ChainWalk = {
  /** The last sound row: its number and hash. */
  readonly tip: { seq: number; hash: string };
  /** Takes the next row, oldest first; gives the number of the first row that is missing, moved or changed, or null. */
  step(row: HashedRow): number | null;
};

/** Walks a school's chain from its first row. Rows are taken one at a time, so memory does not grow with them. */
export function walkChain(): ChainWalk {
  let tip = { seq: 0, hash: GENESIS_HASH };
  return {
    get tip() {
      return tip;
    },
    step(row) {
      const sound = row.seq === tip.seq + 1 && row.previousHash === tip.hash && row.hash === chainHash(row, tip.hash);
      if (!sound) return Math.min(row.seq, tip.seq + 1);
      tip = { seq: row.seq, hash: row.hash };
      return null;
    },
  };
}
