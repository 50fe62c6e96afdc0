import * as z from 'zod';

import { bank } from '#contract';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import type { ReadyAnswer } from '#src/platform/answer-cache.ts';

const MOST_TAGS = 5_000;

/** The tags of living questions, counted from an index alone and kept as ready bytes until the bank changes. */
export function listTags(context: RequestContext<Actor>): Promise<ReadyAnswer> {
  const { actor, services } = context;
  return services.cache.get({ tenantId: actor.tenantId, topic: 'courses', key: 'bank-tags' }, async () => {
    const rows = await runInScope(context, ({ tx, tenantId }) =>
      tx.questionTag.groupBy({
        by: ['tag'],
        where: { tenantId, archived: false },
        _count: { _all: true },
        orderBy: { tag: 'asc' },
        take: MOST_TAGS,
      }),
    );
    const items = rows.map(({ tag, _count }) => ({ tag, count: _count._all }));
    return JSON.stringify(z.encode(bank.listTags.response, { items }));
  });
}
