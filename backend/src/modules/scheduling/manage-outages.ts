import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';

import { type Input, outages, type Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, notFound, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';
import { getInstructor } from '#src/modules/users/index.ts';

import { LIVE_STATUSES } from './booking-status.ts';
import { lockTaken } from './placement.ts';

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

export const OUTAGE_SELECT = {
  id: true,
  resourceId: true,
  resource: { select: { id: true, name: true } },
  instructorId: true,
  instructor: { select: { id: true, fullName: true } },
  startsAt: true,
  endsAt: true,
  reason: true,
  note: true,
  liftedAt: true,
  version: true,
  createdAt: true,
} as const satisfies Prisma.OutageSelect;

export type OutageRow = Prisma.OutageGetPayload<{ select: typeof OUTAGE_SELECT }>;

/** Whether an outage was lifted, or has ended by itself. */
export const isOver = ({ liftedAt, endsAt }: OutageRow, now: Date) => liftedAt !== null || (endsAt !== null && endsAt <= now);

/** Of an instructor's sickness only the fact is everyone's business. */
export const presentOutage = (row: OutageRow, { role }: Actor, now: Date): outages.Outage => ({
  ...row,
  note: role === 'ADMIN' ? row.note : null,
  can: { lift: role === 'ADMIN' && !isOver(row, now) },
});

/** What is out now or later, by start. */
export async function listOutages(
  { tx, tenantId, actor, now }: ActorScope,
  { query }: Input<typeof outages.listOutages>,
): Promise<Result<typeof outages.listOutages>> {
  const [startsAt, id] = query.cursor === undefined ? [] : decodeCursor(query.cursor, cursorShape);
  const beyond = startsAt !== undefined && id !== undefined && { OR: [{ startsAt: { gt: startsAt } }, { startsAt, id: { gt: id } }] };
  const rows = await tx.outage.findMany({
    where: {
      tenantId,
      liftedAt: null,
      ...(query.resourceId && { resourceId: query.resourceId }),
      ...(query.instructorId && { instructorId: query.instructorId }),
      AND: [{ OR: [{ endsAt: null }, { endsAt: { gt: now } }] }, ...(beyond ? [beyond] : [])],
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
    select: OUTAGE_SELECT,
  });
  const { items, nextCursor } = page(rows, query.limit, (row) => encodeCursor([row.startsAt.toISOString(), row.id]));
  return { items: items.map((row) => presentOutage(row, actor, now)), nextCursor };
}

/** What an outage takes out, and when. */
export type Hitting = {
  resourceId?: string | null | undefined;
  instructorId?: string | null | undefined;
  startsAt: Date;
  endsAt: Date | null;
};

type Subject = Pick<z.output<typeof outages.previewOutage.body>, 'resourceId' | 'instructorId' | 'startsAt' | 'endsAt'>;

/** The bookings that an outage would hit. */
export async function previewOutage(
  scope: ActorScope,
  { body }: Input<typeof outages.previewOutage>,
): Promise<Result<typeof outages.previewOutage>> {
  await assertSubject(scope, body);
  return hitBy(scope, body);
}

/** Takes something out for a time. What is booked stays booked: the answer names what has to be moved or cancelled. */
export async function createOutage(
  scope: ActorScope,
  { body }: Input<typeof outages.createOutage>,
): Promise<Result<typeof outages.createOutage>> {
  const { tx, tenantId, actor, now } = scope;
  // Whoever is placing a lesson on it right now comes first, or sees it.
  await lockTaken(scope, [body.instructorId], body.resourceId ? [body.resourceId] : null);
  await assertSubject(scope, body);
  const { resourceId = null, instructorId = null, startsAt, endsAt, reason, note } = body;
  const outage = await tx.outage.create({
    data: {
      tenantId,
      id: uuidv7(),
      resourceId,
      instructorId,
      startsAt,
      endsAt,
      reason,
      note: note || null,
      createdById: actor.userId,
      createdAt: now,
    },
    select: OUTAGE_SELECT,
  });
  const hits = await hitBy(scope, body);
  record(scope, {
    action: 'schedule.outage.create',
    resourceType: 'outage',
    resourceId: outage.id,
    after: { ...snapshot(outage), hit: hits.total },
  });
  announce(scope, 'calendar', 'resources');
  return { ...presentOutage(outage, actor, now), ...hits };
}

/** An outage of one's school, locked until the commit. Throws NOT_FOUND. */
export async function lockOutage({ tx, tenantId }: ActorScope, id: string): Promise<OutageRow> {
  await tx.$queryRaw`SELECT id FROM outage WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.outage.findUnique({ where: { tenantId_id: { tenantId, id } }, select: OUTAGE_SELECT });
  if (!row) throw notFound('Outage');
  return row;
}

/** Ends an outage now. Throws INVALID_TRANSITION where it is over already. */
export async function liftOutage(scope: ActorScope, { params }: Input<typeof outages.liftOutage>): Promise<outages.Outage> {
  const before = await lockOutage(scope, params.id);
  assertVersion(scope.expectedVersion, before.version);
  if (isOver(before, scope.now)) throw problem('INVALID_TRANSITION', 'That is over already.');
  return presentOutage(await endOutage(scope, before), scope.actor, scope.now);
}

/** Ends a locked outage that is not over. */
export async function endOutage(scope: ActorScope, before: OutageRow): Promise<OutageRow> {
  const { tx, tenantId, now } = scope;
  const where = { tenantId_id: { tenantId, id: before.id } };
  const after = await tx.outage.update({ where, data: { liftedAt: now, version: { increment: 1 } }, select: OUTAGE_SELECT });
  record(scope, {
    action: 'schedule.outage.lift',
    resourceType: 'outage',
    resourceId: after.id,
    before: snapshot(before),
    after: snapshot(after),
  });
  announce(scope, 'calendar', 'resources');
  return after;
}

function snapshot(row: OutageRow): object {
  const { resource: _resource, instructor: _instructor, ...facts } = row;
  return facts;
}

async function assertSubject(scope: ActorScope, { resourceId, instructorId }: Subject): Promise<void> {
  if (instructorId) await getInstructor(scope, instructorId);
  if (!resourceId) return;
  const { tx, tenantId } = scope;
  const resource = await tx.resource.findUnique({ where: { tenantId_id: { tenantId, id: resourceId } }, select: { id: true } });
  if (!resource) throw notFound('Aircraft or room');
}

/** What is told of a booking that is hit. */
export const HIT_SELECT = {
  id: true,
  status: true,
  startsAt: true,
  endsAt: true,
  title: true,
  student: { select: { id: true, fullName: true } },
  instructor: { select: { id: true, fullName: true } },
  resource: { select: { id: true, name: true } },
  version: true,
} as const satisfies Prisma.BookingSelect;

/** The bookings that an outage hits, as a filter. */
export const hitWhere = (
  { tenantId, now }: ActorScope,
  { resourceId, instructorId, startsAt, endsAt }: Hitting,
): Prisma.BookingWhereInput => ({
  tenantId,
  status: { in: [...LIVE_STATUSES] },
  endsAt: { gt: startsAt > now ? startsAt : now },
  ...(endsAt && { startsAt: { lt: endsAt } }),
  ...(resourceId && { resourceId }),
  ...(instructorId && { instructorId }),
});

async function hitBy(scope: ActorScope, subject: Subject) {
  const { tx } = scope;
  const where = hitWhere(scope, subject);
  const order = [{ startsAt: 'asc' as const }, { id: 'asc' as const }];
  const found = await tx.booking.findMany({ where, orderBy: order, take: outages.HIT_MAX, select: HIT_SELECT });
  return { bookings: found, total: await tx.booking.count({ where }) };
}
