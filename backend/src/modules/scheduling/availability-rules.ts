import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';

import type { availability, Input, Result } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';
import { getInstructor } from '#src/modules/users/index.ts';

import { factsGiven } from './availability-facts.ts';
import { isTheirs, whoseTime } from './availability-owner.ts';
import { AVAILABILITY_SELECT, availabilityRule, availabilitySnapshot, dateColumns, presentAvailability } from './presenter.ts';

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
  return { items: items.map((row) => presentAvailability(availabilityRule(row), actor)), nextCursor };
}

/** Adds a weekly rule, an extra stretch or time off: an instructor for themselves, an admin for an instructor. */
export async function createAvailability(
  scope: ActorScope,
  { body }: Input<typeof availability.createAvailability>,
): Promise<availability.Availability> {
  const { tx, tenantId, actor, now } = scope;
  const instructorId = whoseTime(scope, body.instructorId);
  await getInstructor(scope, instructorId);
  const rule = { ...factsGiven(body), id: uuidv7(), instructorId, version: 1, createdAt: now };
  await tx.availability.create({ data: { tenantId, ...rule, ...dateColumns(rule) }, select: { id: true } });
  record(scope, {
    action: 'schedule.availability.create',
    resourceType: 'availability',
    resourceId: rule.id,
    after: availabilitySnapshot(rule),
  });
  announce(scope, 'calendar');
  return presentAvailability(rule, actor);
}

/** Removes a rule or an exception; the audit row keeps it. */
export async function deleteAvailability(scope: ActorScope, { params }: Input<typeof availability.deleteAvailability>): Promise<undefined> {
  const { tx, tenantId, actor } = scope;
  const key = { tenantId_id: { tenantId, id: params.id } };
  const row = await tx.availability.findUnique({ where: key, select: AVAILABILITY_SELECT });
  // A colleague's rule does not exist for an instructor, as in the list.
  if (!row || !isTheirs(actor, row)) throw notFound('Availability');
  const rule = availabilityRule(row);
  assertVersion(scope.expectedVersion, rule.version);
  const { count } = await tx.availability.deleteMany({ where: { tenantId, id: params.id } });
  if (count === 0) throw notFound('Availability');
  record(scope, {
    action: 'schedule.availability.delete',
    resourceType: 'availability',
    resourceId: rule.id,
    before: availabilitySnapshot(rule),
  });
  announce(scope, 'calendar');
}
