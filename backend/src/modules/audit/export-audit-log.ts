import * as z from 'zod';

import { audit } from '#contract';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import type { ReadRow } from './presenter.ts';
import { readInOrder } from './read-in-order.ts';

/** The school's whole trail as NDJSON, oldest first: each batch in a transaction of its own, so none stays open for a slow reader. */
export async function* exportAuditLog(context: RequestContext<Actor>): AsyncGenerator<string> {
  const school = { tenantId: context.actor.tenantId, after: 0 };
  for await (const rows of readInOrder(school, (work) => runInScope(context, ({ tx }) => work(tx)))) {
    yield rows.map((row) => `${JSON.stringify(z.encode(audit.exportedEntry, exported(row)))}\n`).join('');
  }
}

const exported = ({ entry, chained, openings }: ReadRow): audit.ExportedEntry => ({
  ...entry,
  form: chained.form,
  commitments: Object.fromEntries(openings.map(({ pointer, hash, opened }) => [pointer, { hash, salt: opened?.salt ?? null }])),
});
