import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';

import type { Input, resources, Result } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { naming } from './naming.ts';
import { presentResource, RESOURCE_SELECT } from './presenter.ts';

const cursorShape = z.tuple([z.string().max(80)]);

/** Aircraft, simulators and rooms by name. */
export async function listResources(
  { tx, tenantId, actor }: ActorScope,
  { query }: Input<typeof resources.listResources>,
): Promise<Result<typeof resources.listResources>> {
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShape)[0];
  const rows = await tx.resource.findMany({
    where: {
      tenantId,
      ...(query.kind && { kind: query.kind }),
      ...(query.status && { status: query.status }),
      ...(after !== undefined && { name: { gt: after } }),
    },
    orderBy: { name: 'asc' },
    take: query.limit + 1,
    select: RESOURCE_SELECT,
  });
  const { items, nextCursor } = page(rows, query.limit, ({ name }) => encodeCursor([name]));
  return { items: items.map((row) => presentResource(row, actor)), nextCursor };
}

/** Adds an aircraft, a simulator or a room; its name is unique within the school. */
export async function createResource(scope: ActorScope, { body }: Input<typeof resources.createResource>): Promise<resources.Resource> {
  const { tx, tenantId, actor, now } = scope;
  const resource = await naming(body.name, () =>
    tx.resource.create({ data: { tenantId, id: uuidv7(), ...body, createdAt: now, updatedAt: now }, select: RESOURCE_SELECT }),
  );
  record(scope, { action: 'resource.create', resourceType: 'resource', resourceId: resource.id, after: resource });
  announce(scope, 'calendar', 'resources');
  return presentResource(resource, actor);
}

/** Renames, grounds or returns to service. */
export async function updateResource(
  scope: ActorScope,
  { params, body }: Input<typeof resources.updateResource>,
): Promise<resources.Resource> {
  const { tx, tenantId, actor, now } = scope;
  const where = { tenantId_id: { tenantId, id: params.id } };
  await tx.$queryRaw`SELECT id FROM resource WHERE tenant_id = ${tenantId}::uuid AND id = ${params.id}::uuid FOR NO KEY UPDATE`;
  const before = await tx.resource.findUnique({ where, select: RESOURCE_SELECT });
  if (!before) throw notFound('Aircraft or room');
  assertVersion(scope.expectedVersion, before.version);
  const { name = before.name, kind = before.kind, status = before.status, model = before.model } = body;
  const after = await naming(name, () =>
    tx.resource.update({ where, data: { name, kind, status, model, version: { increment: 1 }, updatedAt: now }, select: RESOURCE_SELECT }),
  );
  record(scope, { action: 'resource.update', resourceType: 'resource', resourceId: after.id, before, after });
  announce(scope, 'calendar', 'resources');
  return presentResource(after, actor);
}
