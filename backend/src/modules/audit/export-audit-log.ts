import * as z from 'zod';

import { audit } from '#contract';
import { GENESIS_HASH } from '#src/database/chain-hash.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { assertRecentSignIn } from '#src/http/recent-sign-in.ts';
import { runInScope } from '#src/http/route.ts';
import { readSigningKey } from '#src/platform/signing-key.ts';

import { type Checkpoint, signed } from './checkpoint.ts';
import type { ReadRow } from './presenter.ts';
import { readCheckpoints } from './read-checkpoints.ts';
import { readInOrder } from './read-in-order.ts';

/**
 * The school's whole trail as NDJSON, oldest first: each batch in a transaction of its own, so none stays open for a slow
 * reader. Each daily checkpoint follows the row it speaks of; a signed end says that nothing is missing after it. Throws
 * STEP_UP_REQUIRED before the first line.
 */
export function exportAuditLog(context: RequestContext<Actor>): AsyncGenerator<string> {
  assertRecentSignIn(context);
  return linesOf(context);
}

async function* linesOf(context: RequestContext<Actor>): AsyncGenerator<string> {
  const { tenantId } = context.actor;
  const checkpoints = await runInScope(context, ({ tx }) => readCheckpoints(tx, tenantId));
  let tip = { seq: 0, hash: GENESIS_HASH };
  for await (const rows of readInOrder({ tenantId, after: 0 }, (work) => runInScope(context, ({ tx }) => work(tx)))) {
    yield rows.map((row) => [entryLine(row), ...upTo(row.chained.seq, checkpoints)].join('')).join('');
    tip = rows.at(-1)?.chained ?? tip;
  }
  const { seq, hash } = tip;
  const key = readSigningKey(context.services.config.auditSigningKey);
  const end = signed({ kind: 'end', tenantId, seq, hash, entries: seq, signedAt: context.now }, key);
  // Checkpoints that are left speak of rows that are gone: whoever verifies has to see them.
  yield [...upTo(Infinity, checkpoints), checkpointLine(end)].join('');
}

/** Takes from the list what speaks of rows up to this one. */
function upTo(seq: number, checkpoints: Checkpoint[]): string[] {
  const later = checkpoints.findIndex((checkpoint) => checkpoint.seq > seq);
  return checkpoints.splice(0, later === -1 ? checkpoints.length : later).map(checkpointLine);
}

const lineOf = (value: unknown) => `${JSON.stringify(value)}\n`;

const checkpointLine = (checkpoint: Checkpoint) => lineOf(z.encode(audit.exportedCheckpoint, checkpoint));

const entryLine = (row: ReadRow) => lineOf(z.encode(audit.exportedEntry, exported(row)));

const exported = ({ entry, chained, openings }: ReadRow): audit.ExportedEntry => ({
  ...entry,
  form: chained.form,
  commitments: Object.fromEntries(openings.map(({ pointer, hash, opened }) => [pointer, { hash, salt: opened?.salt ?? null }])),
});
