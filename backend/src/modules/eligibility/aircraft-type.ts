import type { Scope } from '#src/database/scope.ts';

/** The model of each aircraft or simulator, by its id; none of a room, nor where the school named none. */
export async function aircraftTypes({ tx, tenantId }: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.resource.findMany({
    where: { tenantId, id: { in: [...ids] }, kind: { not: 'ROOM' }, model: { not: null } },
    select: { id: true, model: true },
  });
  return new Map(rows.flatMap(({ id, model }) => (model === null ? [] : [[id, model] as const])));
}
