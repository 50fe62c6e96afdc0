import * as z from 'zod';

import { audit } from '#contract';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { assertRecentSignIn } from '#src/http/recent-sign-in.ts';
import { runInScope } from '#src/http/route.ts';

import { readInOrder } from './read-in-order.ts';

/**
 * The school's whole trail as NDJSON, oldest first: each batch in a transaction of its own, so none stays open for a slow
 * reader. Throws STEP_UP_REQUIRED before the first line.
 */
export function exportAuditLog(context: RequestContext<Actor>): AsyncGenerator<string> {
  assertRecentSignIn(context);
  return linesOf(context);
}

async function* linesOf(context: RequestContext<Actor>): AsyncGenerator<string> {
  const school = { tenantId: context.actor.tenantId, after: 0 };
  for await (const rows of readInOrder(school, (work) => runInScope(context, ({ tx }) => work(tx)))) {
    yield rows.map((row) => `${JSON.stringify(z.encode(audit.auditEntry, row))}\n`).join('');
  }
}
