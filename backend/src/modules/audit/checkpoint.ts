import type { audit } from '#contract';
import { canonicalJson } from '#src/database/canonical-json.ts';
import { isSignedBy, keyIdOf, type SigningKey } from '#src/platform/signing-key.ts';

/** What a school's chain was at a moment, signed: the daily ones, and the end of an export. */
export type Checkpoint = audit.ExportedCheckpoint;

type Statement = Pick<Checkpoint, 'kind' | 'tenantId' | 'seq' | 'hash' | 'entries' | 'signedAt'>;

/** What is signed. Its kind is part of it: no daily checkpoint passes for the end of an export that was cut off there. */
const textOf = ({ kind, tenantId, seq, hash, entries, signedAt, keyId }: Statement & { keyId: string }): string =>
  canonicalJson({ kind, tenantId, seq, hash, entries, signedAt: signedAt.toISOString(), keyId });

/** Signs what the chain is. */
export function signed(statement: Statement, { keyId, publicKey, sign }: SigningKey): Checkpoint {
  return { ...statement, keyId, publicKey, signature: sign(textOf({ ...statement, keyId })) };
}

/** Whether a checkpoint is as it was signed, by the key it names. Whose key that is, is another question. */
export const isIntact = (checkpoint: Checkpoint): boolean =>
  keyIdOf(checkpoint.publicKey) === checkpoint.keyId &&
  isSignedBy(checkpoint.publicKey, { text: textOf(checkpoint), signature: checkpoint.signature });

/** How a checkpoint and the rows walked so far get on: it fits the last one, speaks of a later one, or of another than there is. */
export function compare({ seq, hash }: Pick<Checkpoint, 'seq' | 'hash'>, tip: { seq: number; hash: string }): 'fits' | 'later' | 'differs' {
  if (seq > tip.seq) return 'later';
  return seq === tip.seq && hash === tip.hash ? 'fits' : 'differs';
}
