import type { Transaction } from '#src/database/scope.ts';

import { AUDIT_SELECT, type ReadRow, readRows } from './presenter.ts';

const BATCH = 1_000;

type InTransaction = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** A school's rows, oldest first, a thousand at a time. Rows only ever join at the end, so each batch may have its own transaction. */
export async function* readInOrder(
  { tenantId, after }: { tenantId: string; after: number },
  inTransaction: InTransaction,
): AsyncGenerator<ReadRow[]> {
  for (let last = after; ;) {
    const rows = await inTransaction(async (tx) =>
      readRows(
        tx,
        tenantId,
        await tx.auditLog.findMany({ where: { tenantId, seq: { gt: last } }, orderBy: { seq: 'asc' }, take: BATCH, select: AUDIT_SELECT }),
      ),
    );
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.chained.seq ?? last;
  }
}
