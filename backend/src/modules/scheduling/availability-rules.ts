import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';

import type { availability, Input, Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, invalidField, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';
import { getInstructor } from '#src/modules/users/index.ts';

import { AVAILABILITY_SELECT, type AvailabilityRow, availabilityRule, dateColumn, presentAvailability } from './presenter.ts';

const cursorShape = z.tuple([z.uuid()]);

/** An instructor's rules and exceptions in the order they were made; an admin's list is the whole school's. */
export async function listAvailability(
  { tx, tenantId, actor }: ActorScope,
  { query }: Input<typeof availability.listAvailability>,
): Promise<Result<typeof availability.listAvailability>> {
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShape)[0];
  const instructorId = actor.role === 'INSTRUCTOR' ? actor.userId : query.instructorId;
  if (query.instructorId !== undefined && query.instructorId !== instructorId)
    throw problem('FORBIDDEN', 'Instructors see their own availability.');
  const rows = await tx.availability.findMany({
    where: { tenantId, ...(instructorId && { instructorId }), ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: query.limit + 1,
    select: AVAILABILITY_SELECT,
  });
  const { items, nextCursor } = page(rows, query.limit, ({ id }) => encodeCursor([id]));
  return { items: items.map((row) => presentAvailability(row, actor)), nextCursor };
}

/** Adds a weekly rule, an extra stretch or time off: an instructor for themselves, an admin for an instructor. */
export async function createAvailability(
  scope: ActorScope,
  { body }: Input<typeof availability.createAvailability>,
): Promise<availability.Availability> {
  const { tx, tenantId, actor, now } = scope;
  const instructorId = whoseTime(scope, body.instructorId);
  await getInstructor(scope, instructorId);
  const rule = await tx.availability.create({
    data: { tenantId, id: uuidv7(), instructorId, ...columnsOf(body), createdAt: now },
    select: AVAILABILITY_SELECT,
  });
  record(scope, {
    action: 'schedule.availability.create',
    resourceType: 'availability',
    resourceId: rule.id,
    after: availabilityRule(rule),
  });
  announce(scope, 'calendar');
  return presentAvailability(rule, actor);
}

function whoseTime({ actor }: ActorScope, instructorId: string | undefined): string {
  if (actor.role === 'ADMIN') {
    if (instructorId === undefined) throw invalidField('instructorId', 'Say whose availability it is.');
    return instructorId;
  }
  if (instructorId !== undefined && instructorId !== actor.userId) throw problem('FORBIDDEN', 'Instructors change their own availability.');
  return actor.userId;
}

type Columns = Pick<
  Prisma.AvailabilityUncheckedCreateInput,
  'kind' | 'weekday' | 'date' | 'startTime' | 'endTime' | 'effectiveFrom' | 'effectiveUntil'
>;

function columnsOf(body: availability.NewAvailability): Columns {
  const times = { startTime: body.startTime ?? null, endTime: body.endTime ?? null };
  if ('date' in body) return { kind: body.kind, date: dateColumn(body.date), ...times };
  const { weekday, effectiveFrom, effectiveUntil } = body;
  return {
    kind: 'WEEKLY',
    weekday,
    ...times,
    effectiveFrom: effectiveFrom === undefined ? null : dateColumn(effectiveFrom),
    effectiveUntil: effectiveUntil === undefined ? null : dateColumn(effectiveUntil),
  };
}

/** Removes a rule or an exception; the audit row keeps it. */
export async function deleteAvailability(scope: ActorScope, { params }: Input<typeof availability.deleteAvailability>): Promise<undefined> {
  const { tx, tenantId, actor } = scope;
  const key = { tenantId_id: { tenantId, id: params.id } };
  const rule: AvailabilityRow | null = await tx.availability.findUnique({ where: key, select: AVAILABILITY_SELECT });
  // A colleague's rule does not exist for an instructor, as in the list.
  if (!rule || !presentAvailability(rule, actor).can.delete) throw notFound('Availability');
  assertVersion(scope.expectedVersion, rule.version);
  const { count } = await tx.availability.deleteMany({ where: { tenantId, id: params.id } });
  if (count === 0) throw notFound('Availability');
  record(scope, {
    action: 'schedule.availability.delete',
    resourceType: 'availability',
    resourceId: rule.id,
    before: availabilityRule(rule),
  });
  announce(scope, 'calendar');
}
