import * as z from 'zod';

import { bank } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import type { ReadyAnswer } from '#src/platform/answer-cache.ts';

const MOST_TAGS = 5_000;

/** Counts what an index finds of the school alone. */
export const tagsSql = (tenantId: string): Prisma.Sql => Prisma.sql`
  SELECT tag, count(*)::int AS count FROM question_tag
  WHERE tenant_id = ${tenantId}::uuid AND archived = false GROUP BY tag ORDER BY tag LIMIT ${MOST_TAGS}`;

/** The tags of living questions, with how many have them, kept as ready bytes until the bank changes. */
export function listTags(context: RequestContext<Actor>): Promise<ReadyAnswer> {
  const { actor, services } = context;
  return services.cache.get({ tenantId: actor.tenantId, topic: 'courses', key: 'bank-tags' }, async () => {
    const items = await runInScope(context, ({ tx, tenantId }) => tx.$queryRaw<{ tag: string; count: number }[]>(tagsSql(tenantId)));
    return JSON.stringify(z.encode(bank.listTags.response, { items }));
  });
}
