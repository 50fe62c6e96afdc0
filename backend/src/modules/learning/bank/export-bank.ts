import type { bank, Input, questions } from '#contract';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { csvHeader, csvLine, csvWidth } from '../exchange/export-csv.ts';
import { exportGift } from '../exchange/export-gift.ts';
import { BANK_SELECT, readQuestion } from './rows.ts';

const BATCH = 200;

type Found = AsyncGenerator<questions.Question[]>;

/** The living questions of the bank, or of a tag, as a file, oldest first; a batch at a time, each in a short transaction. */
export const exportBank = (
  context: RequestContext<Actor>,
  { query: { tag, format } }: Input<typeof bank.exportQuestions>,
): AsyncGenerator<string> => EXPORTERS[format](() => batches(context, tag));

const EXPORTERS = {
  async *gift(read: () => Found) {
    for await (const batch of read()) yield* exportGift(batch);
  },
  /** Read twice: the table's first row has to name as many columns as its widest has. */
  async *csv(read: () => Found) {
    let width = 1;
    for await (const batch of read()) width = Math.max(width, ...batch.map(csvWidth));
    yield csvHeader(width);
    for await (const batch of read()) for (const question of batch) yield csvLine(question, width);
  },
} as const satisfies Record<string, (read: () => Found) => AsyncGenerator<string>>;

async function* batches(context: RequestContext<Actor>, tag: string | undefined): Found {
  let after: string | undefined;
  do {
    const rows = await runInScope(context, ({ tx, tenantId }) =>
      tx.bankQuestion.findMany({
        where: {
          tenantId,
          archivedAt: null,
          ...(tag && { tags: { some: { tag, archived: false } } }),
          ...(after && { id: { gt: after } }),
        },
        orderBy: { id: 'asc' },
        take: BATCH,
        select: BANK_SELECT,
      }),
    );
    yield rows.map((row) => ({ ...readQuestion(row), tags: row.tags.map((each) => each.tag) }));
    after = rows.length < BATCH ? undefined : rows.at(-1)?.id;
  } while (after !== undefined);
}
