import * as z from 'zod';

import type { bookings, Input, Result } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { candidatesFor } from './candidate-facts.ts';
import { countCompeting } from './competition.ts';
import { BOOKING_SELECT, presentBooking } from './presenter.ts';

const cursorShape = z.tuple([z.enum(['0', '1']), z.iso.datetime(), z.uuid()]);

type Query = Input<typeof bookings.listApprovals>['query'];
type Place = { id: string; calm: number; createdAt: Date };

/** What waits for an admin: escalated first, then oldest, each with its ranked candidates. */
export async function listApprovals(
  scope: ActorScope,
  { query }: Input<typeof bookings.listApprovals>,
): Promise<Result<typeof bookings.listApprovals>> {
  const { tx, tenantId, actor, now } = scope;
  const queue = await queuePage(scope, query);
  const { items: places, nextCursor } = page(queue, query.limit, ({ calm, createdAt, id }) =>
    encodeCursor([String(calm), createdAt.toISOString(), id]),
  );
  const rows = await tx.booking.findMany({ where: { tenantId, id: { in: places.map(({ id }) => id) } }, select: BOOKING_SELECT });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const waiting = places.flatMap(({ id }) => byId.get(id) ?? []);
  const candidates = await candidatesFor(scope, waiting);
  const competing = await countCompeting(
    scope,
    waiting.map(({ id }) => id),
  );
  const total = await tx.booking.count({ where: { tenantId, status: query.status } });
  return {
    items: waiting.map((row) => ({
      booking: presentBooking(row, actor, now),
      candidates: candidates.get(row.id) ?? [],
      competing: competing.get(row.id) ?? 0,
    })),
    nextCursor,
    total,
  };
}

/** The waiting bookings' places, one more than asked for where there is another. In SQL, since "escalated first" is an expression: Prisma orders by columns only. */
export async function queuePage({ tx, tenantId }: ActorScope, { status, limit, cursor }: Query): Promise<Place[]> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorShape);
  const beyond = after
    ? Prisma.sql`AND ((escalated_at IS NULL)::int, created_at, id) > (${Number(after[0])}::int, ${after[1]}::timestamptz, ${after[2]}::uuid)`
    : Prisma.empty;
  return tx.$queryRaw<Place[]>`
    SELECT id, (escalated_at IS NULL)::int AS calm, created_at AS "createdAt"
    FROM booking
    WHERE tenant_id = ${tenantId}::uuid AND status = ${status}::booking_status ${beyond}
    ORDER BY (escalated_at IS NULL)::int, created_at, id
    LIMIT ${limit + 1}`;
}
